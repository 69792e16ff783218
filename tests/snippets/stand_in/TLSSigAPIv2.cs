// Stands in for the package tls-sig-api-v2: its UserSig tells what it was made from.

using System;
using System.Text;

namespace tencentyun
{
    public class TLSSigAPIv2
    {
        private readonly int sdkappid;
        private readonly string key;

        public TLSSigAPIv2(int sdkappid, string key)
        {
            this.sdkappid = sdkappid;
            this.key = key;
        }

        public string GenSig(string identifier, int expire = 180 * 86400)
        {
            var user = BitConverter.ToString(Encoding.UTF8.GetBytes(identifier)).Replace("-", "").ToLowerInvariant();
            return sdkappid + "-" + user + "-" + key + "-" + expire;
        }
    }
}
