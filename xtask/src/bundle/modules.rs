//! The page's modules as one script, since a module in a page cannot import
//! another that stands in the same page. Each becomes a function that fills in
//! what it exports; see assets/bundle.js for how they load each other.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};

use crate::budget::resolved;
use crate::finish::read;

/// The script that starts the page, with all that it imports, to be put after
/// the beginning in assets/bundle.js.
pub fn joined(site: &Path, start: &str) -> Result<String> {
    let mut modules = Modules {
        site,
        seen: BTreeSet::new(),
        text: String::new(),
    };
    let script = modules.with_imports_as_loads(start, &read(&site.join(start))?)?;
    let mut text = modules.text;
    text.push_str(&script);
    // What would end the element that the script is to stand in, or begin
    // something in it that ends elsewhere.
    for end in ["</script", "<!--", "<script"] {
        ensure!(
            !text.to_ascii_lowercase().contains(end),
            "a script of the page has {end}, which cannot stand inside the page"
        );
    }
    Ok(text)
}

struct Modules<'a> {
    site: &'a Path,
    seen: BTreeSet<String>,
    text: String,
}

impl Modules<'_> {
    /// Adds a module, once, and those that it imports.
    fn add(&mut self, name: &str) -> Result<()> {
        if !self.seen.insert(name.to_owned()) {
            return Ok(());
        }
        let text = read(&self.site.join(name))?;
        let mut exports = Vec::new();
        let mut body = String::new();
        for line in text.lines() {
            let (line, new) = exported(line).with_context(|| name.to_owned())?;
            exports.extend(new);
            if !line.is_empty() {
                body.push_str(&self.imported(name, line)?);
                body.push('\n');
            }
        }
        let body = self.with_imports_as_loads(name, &body)?;
        let exports: Vec<String> = exports
            .iter()
            .map(|(own, outside)| format!("{outside}: {own}"))
            .collect();
        let exports = exports.join(", ");
        self.text.push_str(&format!(
            "modules[\"{name}\"] = (exports) => {{\n{body}Object.assign(exports, {{ {exports} }});\n}};\n"
        ));
        Ok(())
    }

    /// A line of a module, with what it imports loaded instead.
    fn imported(&mut self, from: &str, line: &str) -> Result<String> {
        if !line.starts_with("import ") && !line.starts_with("import{") {
            return Ok(line.to_owned());
        }
        let statement = line.trim_end_matches(';')["import".len()..].trim();
        let unknown = || format!("{from} imports in a way not known here: {line}");
        let (names, address) = statement.rsplit_once("from ").with_context(unknown)?;
        let (names, address) = (names.trim(), address.trim().trim_matches(['"', '\'']));
        if let Some(whole) = names.strip_prefix("* as ") {
            let name = self.named(from, address)?;
            return Ok(format!("const {whole} = load(\"{name}\");"));
        }
        let list = names.strip_prefix('{').and_then(|n| n.strip_suffix('}'));
        let list = list.with_context(unknown)?;
        let name = self.named(from, address)?;
        // By a function that looks when it is called: two modules that import
        // each other are not both whole when the first of them asks.
        let each = pairs(list).map(|(theirs, own)| {
            format!("const {own} = (...all) => load(\"{name}\").{theirs}(...all);")
        });
        Ok(each.collect::<Vec<_>>().join("\n"))
    }

    /// A script with its `import("…")` as loads.
    fn with_imports_as_loads(&mut self, from: &str, script: &str) -> Result<String> {
        const CALL: &str = "import(\"";
        let mut pieces = script.split(CALL);
        let mut text = pieces.next().unwrap_or_default().to_owned();
        for piece in pieces {
            let (address, after) = piece
                .split_once("\")")
                .with_context(|| format!("{from} imports in a way not known here"))?;
            let name = self.named(from, address)?;
            text.push_str(&format!("load(\"{name}\")"));
            text.push_str(after);
        }
        Ok(text)
    }

    /// The name of a module that another one imports, which is added.
    fn named(&mut self, from: &str, address: &str) -> Result<String> {
        let name = resolved(from, address).filter(|name| self.site.join(name).is_file());
        let name = name
            .with_context(|| format!("{from} imports {address:?}, which the site does not have"))?;
        self.add(&name)?;
        Ok(name)
    }
}

/// A line without its `export`, and what it exports: the name inside and the
/// name outside.
fn exported(line: &str) -> Result<(&str, Vec<(String, String)>)> {
    let Some(rest) = line.strip_prefix("export ") else {
        return Ok((line, Vec::new()));
    };
    if let Some(list) = rest.strip_prefix('{') {
        let list = list.trim_end_matches(';').strip_suffix('}');
        let list = list.with_context(|| format!("exports in a way not known here: {line}"))?;
        return Ok(("", pairs(list).collect()));
    }
    for kind in ["const ", "let ", "function ", "async function ", "class "] {
        if let Some(name) = rest.strip_prefix(kind) {
            let other = |c: char| !(c.is_ascii_alphanumeric() || "_$".contains(c));
            let name = name.split(other).next().unwrap_or_default().to_owned();
            return Ok((rest, vec![(name.clone(), name)]));
        }
    }
    bail!("exports in a way not known here: {line}")
}

/// The names of a list such as `a, b as c`: the first is the one that the list
/// begins with.
fn pairs(list: &str) -> impl Iterator<Item = (String, String)> {
    let names = list
        .split(',')
        .map(str::trim)
        .filter(|name| !name.is_empty());
    names.map(|name| {
        let (first, second) = name.split_once(" as ").unwrap_or((name, name));
        (first.trim().to_owned(), second.trim().to_owned())
    })
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn join(test: &str, files: &[(&str, &str)]) -> Result<String> {
        let dir = std::env::temp_dir().join(format!("xtask-joined-{test}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&dir);
        fs::create_dir_all(dir.join("snippets")).unwrap();
        for (name, text) in files {
            fs::write(dir.join(name), text).unwrap();
        }
        let script = joined(&dir, files[0].0);
        fs::remove_dir_all(dir).unwrap();
        script
    }

    const GLUE: &str = "import * as import1 from \"./link.js\"\nfunction a() {\nreturn import1.part;\n}\nexport { a, b as default };\n";
    const LINK: &str = "import { a } from \"./glue.js\";\nexport const part = a;\n";

    #[test]
    fn modules_that_import_each_other_become_functions() {
        let boot = "try {\nconst glue = await import(\"./glue.js\");\n} catch (error) {\n}\n";
        let files = [("boot.js", boot), ("glue.js", GLUE), ("link.js", LINK)];
        let script = join("cycle", &files).unwrap();
        let expected = "\
modules[\"link.js\"] = (exports) => {
const a = (...all) => load(\"glue.js\").a(...all);
const part = a;
Object.assign(exports, { part: part });
};
modules[\"glue.js\"] = (exports) => {
const import1 = load(\"link.js\");
function a() {
return import1.part;
}
Object.assign(exports, { a: a, default: b });
};
try {
const glue = await load(\"glue.js\");
} catch (error) {
}
";
        assert_eq!(script, expected);
    }

    #[test]
    fn modules_of_libraries_come_along() {
        let boot = "await import(\"./glue.js\");\n";
        let glue = "import { draw as paint } from './snippets/one.js';\npaint();\n";
        let one = "import { two } from './two.js'\nexport async function draw() {\n}\n";
        let two = "export function two(x) {\n}\n";
        let files = [
            ("boot.js", boot),
            ("glue.js", glue),
            ("snippets/one.js", one),
            ("snippets/two.js", two),
        ];
        let script = join("snippets", &files).unwrap();
        for part in [
            "const paint = (...all) => load(\"snippets/one.js\").draw(...all);",
            "const two = (...all) => load(\"snippets/two.js\").two(...all);",
            "modules[\"snippets/two.js\"]",
            "{ draw: draw }",
        ] {
            assert!(script.contains(part), "{part}: {script}");
        }
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        for (wrong, said) in [
            ("import \"./a.js\";", "imports in a way"),
            ("import a from \"./a.js\";", "imports in a way"),
            ("import { a } from \"./a.js\";", "does not have"),
            (
                "import { a } from \"https://a.test/a.js\";",
                "does not have",
            ),
            ("export default a;", "exports in a way"),
            ("export * from \"./a.js\";", "exports in a way"),
            ("const a = \"</SCRIPT>\";", "cannot stand inside"),
            ("const a = \"<!-- \";", "cannot stand inside"),
        ] {
            let files = [("boot.js", "import(\"./b.js\")"), ("b.js", wrong)];
            let error = format!("{:#}", join("wrong", &files).unwrap_err());
            assert!(error.contains(said), "{wrong}: {error}");
        }
    }
}
