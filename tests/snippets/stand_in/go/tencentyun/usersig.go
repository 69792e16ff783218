// Package tencentyun stands in for the vendor's package: its UserSig tells what it was made from.
package tencentyun

import "fmt"

// GenUserSig has the signature of the vendor's function.
func GenUserSig(sdkappid int, key string, userid string, expire int) (string, error) {
	return fmt.Sprintf("%d-%x-%s-%d", sdkappid, userid, key, expire), nil
}
