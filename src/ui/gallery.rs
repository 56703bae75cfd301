//! Every widget in every state and theme, on one page: `roundtable gallery`.
