//! The grading helper: a term, its grades side by side, and what decides.
