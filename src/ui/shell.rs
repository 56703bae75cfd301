//! The frame around a screen: rail, top bar, Guide panel, palette, notices.
