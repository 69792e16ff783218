//! Makes one list of environments of two or three.

use super::model::Environment;

/// Takes environments in: one of the same name replaces the old one in its place, the others follow. Gives the names of
/// those that were replaced.
pub fn merge(mine: &mut Vec<Environment>, new: Vec<Environment>) -> Vec<String> {
    let mut replaced = Vec::new();
    for environment in new {
        match mine.iter_mut().find(|old| old.name == environment.name) {
            Some(old) => {
                replaced.push(environment.name.clone());
                *old = environment;
            }
            None => mine.push(environment),
        }
    }
    replaced
}

/// What two tabs make of the same environments, by name: what differs here (`mine`) from what both began with (`base`) is
/// kept as it is here, deleted, changed or new; of all else `theirs` counts, deletions too. In the order of `theirs`, and
/// behind them what is here alone. There may be more than [`COUNT_MAX`](super::COUNT_MAX) then, which [`super::write()`] refuses.
pub fn merge3(base: &[Environment], mine: &[Environment], theirs: &[Environment]) -> Vec<Environment> {
    fn named<'a>(list: &'a [Environment], name: &str) -> Option<&'a Environment> {
        list.iter().find(|environment| environment.name == name)
    }
    let only_mine = mine.iter().filter(|environment| named(theirs, &environment.name).is_none());
    let all = theirs.iter().chain(only_mine);
    let merged = all.filter_map(|environment| {
        let name = &environment.name;
        let here = named(mine, name);
        if here == named(base, name) { named(theirs, name) } else { here }
    });
    merged.cloned().collect()
}
