//! JSON text that is never altered: validated, indented, searched and edited by its own bytes.
