//! Names that go by content, and scripts without what nobody reads.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

/// A file's name with the beginning of its content's digest.
pub fn hashed(stem: &str, extension: &str, content: &[u8]) -> String {
    let digest = Sha256::digest(content);
    let hex: String = digest[..8].iter().map(|b| format!("{b:02x}")).collect();
    format!("{stem}-{hex}.{extension}")
}

/// Writes a file under a name that goes by its content, and says which.
pub fn write_hashed(dir: &Path, stem: &str, extension: &str, content: &str) -> Result<String> {
    let name = hashed(stem, extension, content.as_bytes());
    fs::write(dir.join(&name), content).with_context(|| format!("{name} cannot be written"))?;
    Ok(name)
}

/// A script without indentation, empty lines and comments that have lines to
/// themselves. More is hardly worth it under Brotli, and less can go wrong.
pub fn shortened(script: &str) -> String {
    // A line that does not close its template literal may mean its spaces.
    if script
        .lines()
        .any(|line| line.matches('`').count() % 2 == 1)
    {
        return script.to_owned();
    }
    let mut short = String::new();
    let mut in_comment = false;
    for line in script.lines().map(str::trim) {
        in_comment |= line.starts_with("/*");
        if in_comment {
            in_comment = !line.ends_with("*/");
        } else if !line.is_empty() && !line.starts_with("//") {
            short.push_str(line);
            short.push('\n');
        }
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_lose_comments_and_indentation_and_nothing_else() {
        let script = "/* one */\n/**\n * two\n */\nfunction f() {\n    // three\n    return `a${b}`; // four\n}\n\n";
        assert_eq!(
            shortened(script),
            "function f() {\nreturn `a${b}`; // four\n}\n"
        );
        let literal = "const a = `\n  // kept\n`;\n";
        assert_eq!(shortened(literal), literal);
    }
}
