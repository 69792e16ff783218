#!/usr/bin/env php
<?php
// Stands in for the SDK's tool for the command line: its file of credentials and its one command that the snippets use.

require_once 'TimRestApi.php';

$config = json_decode(file_get_contents('./TimRestApiConfig.json'), true);
if ($config['private_pem_path'] !== '' || $config['user_sig'] === '' || [$argv[1], $argv[2]] !== ['profile', 'portrait_set']) {
    exit(1);
}
$api = createRestAPI();
$api->init($config['sdkappid'], $config['identifier']);
$api->set_user_sig($config['user_sig']);
echo "Response Body:\n", json_encode($api->profile_portrait_set($argv[3], $argv[4])), "\n";
