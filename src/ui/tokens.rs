//! Colors, type, spacing.
