//! The state of the page and every change to it: a pure reducer.
