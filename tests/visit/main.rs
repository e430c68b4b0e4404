//! Visit.
