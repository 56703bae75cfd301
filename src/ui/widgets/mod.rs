//! Form widgets.
