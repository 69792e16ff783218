"""A public client of the REST API, unchanged but for its URL, makes a friend, sends messages and runs a group.

It asks the sandbox's example server: friend_message_group.py URL SDKAPPID KEY IDENTIFIER
"""

import sys

from tencentcloud_im.tcim_client import (
    BatchMessageObj,
    FriendObj,
    GroupMemObj,
    GroupObj,
    MessageObj,
    MessageText,
    TCIMClient,
)

url, sdkappid, key, identifier = sys.argv[1:]
client = TCIMClient(int(sdkappid), key, identifier, tencent_url=f"{url}/v4")


def fine(response, status="OK"):
    """The reply's fields, when it is HTTP 200 and the outcome is as it should be."""
    assert response is not None and response.status_code == 200, response
    reply = response.json()
    assert (reply["ActionStatus"], reply["ErrorCode"]) == (status, 0), reply
    return reply


# Accounts.
for user in ("dave", "erin"):
    fine(client.add_single_user(user, user.title(), "https://example.com/face.png"))
found = fine(client.search_user(["dave", "erin", "mallory"]))
assert [item["AccountStatus"] for item in found["ResultItem"]] == ["Imported", "Imported", "NotImported"]

# A friend.
added = fine(client.add_friend("dave", [FriendObj("erin", "web", "Erin from work", "Work")]))
assert added["ResultItem"] == [{"To_Account": "erin", "ResultCode": 0, "ResultInfo": ""}], added
friends = fine(client.get_friends("dave"))
values = {item["Tag"]: item["Value"] for item in friends["UserDataItem"][0]["ValueItem"]}
assert values["Tag_SNS_IM_Remark"] == "Erin from work" and values["Tag_SNS_IM_Group"] == ["Work"], values
assert fine(client.get_friends("erin"))["FriendNum"] == 1
deleted = fine(client.delete_friends("dave", ["erin", "mallory"]))
assert [item["ResultCode"] for item in deleted["ResultItem"]] == [0, 30003] and deleted["Fail_Account"] == ["mallory"]

# Messages.
sent = fine(client.send_message(MessageObj("dave", "erin", [MessageText("hello, 你好")])))
assert sent["MsgKey"].endswith(f"_{sent['MsgTime']}"), sent
batch = BatchMessageObj("dave", ["erin", "mallory"], [MessageText("hello all")])
assert fine(client.batch_send_message(batch), "SomeError")["ErrorList"] == [{"To_Account": "mallory", "ErrorCode": 70107}]
online = fine(client.check_user_online(["alice", "dave"]))
assert [item["Status"] for item in online["QueryResult"]] == ["Online", "Offline"], online
fine(client.abolition_user_sig("alice"))

# A group.
group = fine(client.create_group(GroupObj("dave", "Public", "Team", "What it is about", mem_list=[GroupMemObj("alice", "Admin")])))
members = fine(client.add_group_member(group["GroupId"], [GroupMemObj("erin"), GroupMemObj("mallory")]))
assert [member["Result"] for member in members["MemberList"]] == [1, 0], members
said = fine(client.send_group_message(group["GroupId"], [MessageText("welcome")], from_account="dave"))
assert said["MsgSeq"] == 1, said
told = fine(client.get_group_detail([group["GroupId"]]))["GroupInfo"][0]
assert (told["Name"], told["MemberNum"], told["NextMsgSeq"], told["MaxMemberNum"]) == ("Team", 3, 2, 500), told
fine(client.delete_group(group["GroupId"]))
gone = fine(client.get_group_detail([group["GroupId"]]))["GroupInfo"][0]
assert gone["ErrorCode"] == 10010, gone

# The end of an account.
ended = fine(client.del_user(["dave", "mallory"]))
assert [item["ResultCode"] for item in ended["ResultItem"]] == [0, 70107], ended
refused = client.send_message(MessageObj("dave", "erin", [MessageText("hello?")])).json()
assert (refused["ActionStatus"], refused["ErrorCode"]) == ("FAIL", 20003), refused

# What the sandbox does not answer, it says.
unanswered = client.get_unread_num("erin").json()
assert unanswered["ErrorCode"] == 60009 and "AllC2CUnreadMsgNum" in unanswered["ErrorInfo"], unanswered
print("a friend, messages and a group: all as the client expects")
