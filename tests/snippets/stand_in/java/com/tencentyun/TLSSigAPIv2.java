// Stands in for com.github.tencentyun:tls-sig-api-v2: its UserSig tells what it was made from.

package com.tencentyun;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

public class TLSSigAPIv2 {
    private final long sdkappid;
    private final String key;

    public TLSSigAPIv2(long sdkappid, String key) {
        this.sdkappid = sdkappid;
        this.key = key;
    }

    public String genUserSig(String userid, long expire) {
        String user = HexFormat.of().formatHex(userid.getBytes(StandardCharsets.UTF_8));
        return sdkappid + "-" + user + "-" + key + "-" + expire;
    }
}
