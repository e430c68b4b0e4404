//! Wording files and the transfer of answers, through the public interface.

mod kit;
mod named;
mod pictures;
mod reading;
mod schema;
mod sheet;
mod transfer;
