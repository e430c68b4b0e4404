//! Laboratory values and adverse events: lists of rows, each with an id that no
//! other row of its list has.

use std::collections::HashSet;
use std::rc::Rc;

use serde_json::Value;

use super::reader::{Reader, found, quoted};
use crate::said::Said;
use crate::visit::rows::{self, List, Rows};

impl Reader {
    pub(super) fn rows(&mut self, list: List, value: Option<Value>) -> Rows {
        let path = list.key();
        let entries = match value {
            None => return Rows::default(),
            Some(Value::Array(entries)) => entries,
            Some(other) => {
                self.fault(path, found(&other), Said::plain("a list"));
                return Rows::default();
            }
        };
        let mut ids = HashSet::new();
        let mut rows = Vec::with_capacity(entries.len());
        for (index, entry) in entries.into_iter().enumerate() {
            let at = format!("{path}.{index}");
            let Some(row) = self.object(&at, entry) else {
                continue;
            };
            for fault in rows::faults(list, &at, &row) {
                self.fault(fault.path, fault.found, fault.allowed);
            }
            if let Some(id) = row.get("id").and_then(Value::as_str)
                && !ids.insert(id.to_owned())
            {
                self.fault(
                    [&at, ".id"].concat(),
                    quoted(id),
                    Said::plain("a text that no other row has"),
                );
            }
            rows.push(Rc::new(row));
        }
        Rc::new(rows)
    }
}
