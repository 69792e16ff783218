<?php
// Stands in for the vendor's server SDK: the functions, fields and the shape of the requests that its documents and its published
// sources have. The real one prints what it sends as well, and does not check the host's certificate.

function createRestAPI()
{
    return new TimRestAPI();
}

class TimRestAPI
{
    protected $sdkappid = 0;
    protected $usersig = '';
    protected $identifier = '';
    protected $http_type = 'https://';
    protected $im_yun_url = 'console.tim.qq.com';
    protected $version = 'v4';
    protected $contenttype = 'json';

    public function init($sdkappid, $identifier)
    {
        $this->sdkappid = $sdkappid;
        $this->identifier = $identifier;
    }

    public function set_user_sig($usr_sig)
    {
        $this->usersig = $usr_sig;
        return true;
    }

    public function profile_portrait_set($account_id, $new_name)
    {
        return $this->profile_portrait_set2($account_id, [['Tag' => 'Tag_Profile_IM_Nick', 'Value' => $new_name]]);
    }

    public function profile_portrait_set2($account_id, $profile_list)
    {
        $body = json_encode(['From_Account' => $account_id, 'ProfileItem' => $profile_list]);
        $parameters = "usersig=$this->usersig&identifier=$this->identifier&sdkappid=$this->sdkappid"
            . '&random=' . rand(0, 4294967295) . "&contenttype=$this->contenttype";
        $request = curl_init("$this->http_type$this->im_yun_url/$this->version/profile/portrait_set?$parameters");
        curl_setopt_array($request, [CURLOPT_POST => 1, CURLOPT_POSTFIELDS => $body, CURLOPT_RETURNTRANSFER => 1]);
        return json_decode(curl_exec($request), true);
    }
}
