//! The visit file, the session and the rules over a visit's totals, through
//! the public interface: what the file's description promises, both sides of
//! every limit, and properties over generated visits, actions and bytes.

mod across;
mod answers;
mod any;
mod contract;
mod damage;
mod event_log;
mod facts;
mod findings;
mod form;
mod grades;
mod hostile;
mod kit;
mod lab_rows;
mod meanings;
mod questions;
mod refusals;
mod rescore;
mod responses;
mod results;
mod roundtrip;
mod rows_hostile;
mod rows_rescored;
mod rows_schema;
mod schema;
mod scores;
mod session;
mod summary;
mod typing;
