//! What the sources say: the literals in `t`, `t_in`, `tf`, `tn`, `msg`,
//! `Said::plain`, `Said::new`, `Said::many` and `choices!`.

use std::fs;

use anyhow::{Result, anyhow, ensure};
use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use syn::LitStr;

use super::{Key, source_files};
use crate::run::root;

/// Something a person reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// Which of its meanings, where the English has several.
    pub context: Option<String>,
    /// The English, or the English for one.
    pub id: String,
    /// The English for more than one.
    pub more: Option<String>,
    /// What translators are told, a line each.
    pub comments: Vec<String>,
    /// The files that say it.
    pub files: Vec<String>,
}

impl Text {
    /// What tells it from others.
    pub fn key(&self) -> Key {
        (self.context.clone(), self.id.clone(), self.more.clone())
    }
}

/// Every text of the sources, in the order of files and lines, each once.
pub fn all() -> Result<Vec<Text>> {
    let mut all = Vec::new();
    for file in source_files()? {
        let source = fs::read_to_string(root().join(&file))?;
        for text in of_file(&source).map_err(|error| anyhow!("{file}: {error}"))? {
            add(&mut all, text, &file);
        }
    }
    ensure!(!all.is_empty(), "no text was found in the sources");
    Ok(all)
}

fn add(all: &mut Vec<Text>, text: Text, file: &str) {
    let known = match all.iter_mut().find(|known| known.key() == text.key()) {
        Some(known) => known,
        None => {
            all.push(Text {
                comments: Vec::new(),
                ..text.clone()
            });
            all.last_mut().expect("one was added")
        }
    };
    for comment in text.comments {
        if !known.comments.contains(&comment) {
            known.comments.push(comment);
        }
    }
    if !known.files.iter().any(|other| other == file) {
        known.files.push(file.to_owned());
    }
}

/// The texts of one file; tests say nothing to anybody.
fn of_file(source: &str) -> Result<Vec<Text>> {
    let tokens: TokenStream = source.parse().map_err(|error| anyhow!("{error}"))?;
    let lines: Vec<&str> = source.lines().collect();
    let mut found = Vec::new();
    walk(tokens, &lines, &mut found)?;
    Ok(found)
}

fn walk(tokens: TokenStream, lines: &[&str], found: &mut Vec<Text>) -> Result<()> {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut at = 0;
    while at < tokens.len() {
        if of_tests(&tokens[at..]) {
            at += skipped(&tokens[at..]);
            continue;
        }
        if let TokenTree::Ident(name) = &tokens[at] {
            let name = name.to_string();
            let bang =
                matches!(tokens.get(at + 1), Some(TokenTree::Punct(p)) if p.as_char() == '!');
            let after = tokens.get(at + if bang { 2 } else { 1 });
            if let Some(TokenTree::Group(group)) = after
                && group.delimiter() == Delimiter::Parenthesis
            {
                let of_said =
                    at >= 3 && matches!(&tokens[at - 3], TokenTree::Ident(of) if of == "Said");
                let line = tokens[at].span().start().line;
                let mut told = comment(lines, line);
                // Where a call takes several lines, above its text.
                if told.is_empty()
                    && let Some(first) = group.stream().into_iter().next()
                {
                    told = comment(lines, first.span().start().line);
                }
                said(&name, of_said, bang, group, &told, found)?;
            }
        }
        if let TokenTree::Group(group) = &tokens[at] {
            walk(group.stream(), lines, found)?;
        }
        at += 1;
    }
    Ok(())
}

/// Whether `#[cfg(test)]` stands here.
fn of_tests(tokens: &[TokenTree]) -> bool {
    match tokens {
        [TokenTree::Punct(hash), TokenTree::Group(attribute), ..] => {
            hash.as_char() == '#' && attribute.stream().to_string().replace(' ', "") == "cfg(test)"
        }
        _ => false,
    }
}

/// How many tokens what stands under an attribute takes.
fn skipped(tokens: &[TokenTree]) -> usize {
    let end = tokens.iter().skip(2).position(|token| match token {
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        TokenTree::Punct(punct) => punct.as_char() == ';',
        _ => false,
    });
    end.map_or(tokens.len(), |end| end + 3)
}

/// Takes what a call says, where its texts are literals.
fn said(
    name: &str,
    of_said: bool,
    bang: bool,
    group: &Group,
    comments: &[String],
    found: &mut Vec<Text>,
) -> Result<()> {
    let literals = literals(group);
    let text = |context: Option<&String>, id: &String, more: Option<&String>| Text {
        context: context.cloned(),
        id: id.clone(),
        more: more.cloned(),
        comments: comments.to_vec(),
        files: Vec::new(),
    };
    match (name, of_said, bang) {
        ("choices", false, true) => {
            let labels = choices(group);
            // A label of digits and signs is the same in every language.
            let labels = labels
                .iter()
                .filter(|label| label.chars().any(char::is_alphabetic));
            found.extend(labels.map(|label| text(None, label, None)));
        }
        ("t" | "tf" | "msg", false, false) | ("plain" | "new", true, false) => {
            let first = group.stream().into_iter().next();
            let chooses =
                matches!(&first, Some(TokenTree::Ident(word)) if *word == "if" || *word == "match");
            ensure!(
                !chooses,
                "{name}({group}) chooses between texts, which are not found there: say each in its own call"
            );
            if let Some(Some(id)) = literals.first() {
                found.push(text(None, id, None));
            }
        }
        ("t_in" | "msg_in", false, false) => {
            if let [Some(context), Some(id)] = literals.as_slice() {
                found.push(text(Some(context), id, None));
            }
        }
        ("tn", false, false) | ("many", true, false) => {
            if let [Some(one), Some(more), ..] = literals.as_slice() {
                found.push(text(None, one, Some(more)));
            }
        }
        _ => {}
    }
    Ok(())
}

/// The arguments of a call that are nothing but a text, each in its place.
fn literals(group: &Group) -> Vec<Option<String>> {
    let mut arguments = vec![Vec::new()];
    for token in group.stream() {
        match &token {
            TokenTree::Punct(punct) if punct.as_char() == ',' => arguments.push(Vec::new()),
            _ => arguments.last_mut().expect("there is one").push(token),
        }
    }
    // A comma behind the last one begins none.
    if arguments.last().is_some_and(Vec::is_empty) {
        arguments.pop();
    }
    let literal = |tokens: Vec<TokenTree>| match tokens.as_slice() {
        [token] => literal(token),
        _ => None,
    };
    arguments.into_iter().map(literal).collect()
}

fn literal(token: &TokenTree) -> Option<String> {
    let stream = TokenStream::from(token.clone());
    syn::parse2::<LitStr>(stream).ok().map(|text| text.value())
}

/// The labels in `choices!("value" "label" "key", …)`.
fn choices(group: &Group) -> Vec<String> {
    let mut labels = Vec::new();
    let mut place = 0;
    for token in group.stream() {
        match &token {
            TokenTree::Punct(punct) if punct.as_char() == ',' => place = 0,
            token => {
                if place == 1 {
                    labels.extend(literal(token));
                }
                place += 1;
            }
        }
    }
    labels
}

/// What a `// tr:` comment above a line tells translators.
fn comment(lines: &[&str], line: usize) -> Vec<String> {
    let above = lines[..line.saturating_sub(1)].iter().rev();
    let mut above: Vec<&str> = above
        .map_while(|line| line.trim().strip_prefix("//"))
        .filter(|line| !line.starts_with(['/', '!']))
        .map(str::trim)
        .collect();
    above.reverse();
    let Some(start) = above.iter().position(|line| line.starts_with("tr:")) else {
        return Vec::new();
    };
    let text = above[start..].join(" ");
    vec![text.trim_start_matches("tr:").trim().to_owned()]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(source: &str) -> Vec<String> {
        let ids = of_file(source).unwrap().into_iter().map(|text| text.id);
        ids.collect()
    }

    #[test]
    fn every_way_to_say_something_is_read_inside_of_macros_too() {
        let source = r#"
            fn f() {
                t("a"); tf("b {x}", &[("x", "no")]); say::t("c");
                Said::plain("d"); said::Said::new("e", [("f", g)]);
                html! { <p title={t("h")}>{tf("i", &[])}</p> }
            }
            const L: &[&str] = &[msg("j")];
            const C: &[Choice] = choices!("0" "0 %", "no" "k" "1", "m" "l");
        "#;
        assert_eq!(
            ids(source),
            ["a", "b {x}", "c", "d", "e", "h", "i", "j", "k", "l"]
        );
    }

    #[test]
    fn what_is_not_said_is_not_read() {
        let source = r#"
            fn f() { new("a"); Page::new("b"); plain("c"); t(d); t_in("e", f); text("g"); }
            #[cfg(test)]
            mod tests { fn f() { t("h") } }
            #[cfg(test)]
            use x;
            fn g() { t("i") }
        "#;
        assert_eq!(ids(source), ["i"]);
    }

    #[test]
    fn texts_chosen_inside_of_a_call_are_refused() {
        for call in [
            "t(if x { \"a\" } else { \"b\" })",
            "tf(match x { _ => \"a\" }, &[])",
        ] {
            let source = format!("fn f() {{ {call} }}");
            let error = of_file(&source).unwrap_err().to_string();
            assert!(error.contains("say each in its own call"), "{error}");
        }
    }

    #[test]
    fn texts_that_count_and_contexts_are_told_apart() {
        let source = r#"fn f() { tn("{n} a", "{n} as", n, &[]); t_in("file", "Open"); Said::many("b", "bs", 2, []); }"#;
        let found = of_file(source).unwrap();
        let keys: Vec<Key> = found.iter().map(Text::key).collect();
        let text = |text: &str| Some(text.to_owned());
        assert_eq!(
            keys,
            [
                (None, "{n} a".into(), text("{n} as")),
                (text("file"), "Open".into(), None),
                (None, "b".into(), text("bs")),
            ]
        );
    }

    #[test]
    fn a_comment_above_goes_to_translators() {
        let source = "fn f() {\n    // Why it is so.\n    // tr: a key on\n    // the keyboard\n    t(\n        \"a\",\n    );\n}";
        let found = of_file(source).unwrap();
        assert_eq!(found[0].comments, ["a key on the keyboard"]);
    }
}
