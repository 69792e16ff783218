//! The words around the lessons; the lessons' own stand in their file.

use super::phrases;
use crate::state::Lang;
use crate::state::lesson::Progress;

/// How far a lesson is.
pub fn progress(lang: Lang, progress: Progress) -> &'static str {
    match progress {
        Progress::New => lang.pick("未做", "New"),
        Progress::Loaded => lang.pick("已载入，点“发送”", "Loaded: press Send"),
        Progress::Reached => lang.pick("已完成", "Done"),
        Progress::Missed => {
            lang.pick("结果不同，再看看请求", "Another reply came: look at the request again")
        }
    }
}

phrases! {
    /// How many lessons were reached.
    reached(done: usize, all: usize): "已完成 {done} / {all} 课", "{done} of {all} lessons done";
    /// What is tried.
    goal: "目标", "The goal";
    /// What to look at.
    look: "看哪里", "What to look at";
    /// What comes back.
    back: "返回什么，为什么", "What comes back, and why";
    /// How to put it right.
    fix: "接下来", "And now";
    /// Loads the lesson.
    run: "载入请求", "Load the request";
    /// Loads it again.
    run_again: "重新载入", "Load it again";
    /// Loads it put right.
    run_fixed: "载入改正后的请求", "Load it put right";
    /// Leads to the next lesson.
    next: "下一课", "Next lesson";
    /// Says that the lesson has one's own request put aside.
    aside: "表单里是课程的请求，由课程自己的沙箱应答；你自己的草稿与沙箱已放在一旁。",
        "The form holds the lesson's request, and a sandbox of the lesson's own answers. Your own draft and sandbox are put aside.";
    /// Brings the own draft back.
    leave: "退出课程，恢复我的草稿", "Leave the lesson, bring my draft back";
    /// The code that a lesson ends in.
    ends_in(code: u32): "结果 {code}", "Ends in {code}";
    /// The code that an item of the reply ends in.
    ends_in_item(code: u32): "某一项的结果 {code}", "An item ends in {code}";
}
