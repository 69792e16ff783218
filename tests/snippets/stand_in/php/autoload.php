<?php
// Stands in for tencent/tls-sig-api-v2: its UserSig tells what it was made from.

namespace Tencent;

class TLSSigAPIv2
{
    private $sdkappid;
    private $key;

    public function __construct($sdkappid, $key)
    {
        $this->sdkappid = $sdkappid;
        $this->key = $key;
    }

    public function genUserSig($userid, $expire = 86400 * 180)
    {
        return $this->sdkappid . '-' . bin2hex($userid) . '-' . $this->key . '-' . $expire;
    }
}
