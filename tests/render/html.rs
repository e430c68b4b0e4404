//! A reader of rendered markup: strict about nesting, so that a page that is
//! not well formed fails whatever test looks at it.

/// An element.
#[derive(Debug, Default)]
pub struct Node {
    pub tag: String,
    attributes: Vec<(String, String)>,
    inner: Vec<Inner>,
}

#[derive(Debug)]
enum Inner {
    Node(Node),
    Text(String),
}

/// Elements that hold nothing and have no end.
const VOID: [&str; 3] = ["input", "br", "img"];

impl Node {
    /// What stands in a text, under one element without a name.
    pub fn read(markup: &str) -> Self {
        let mut open = vec![Self::default()];
        let mut rest = markup;
        while !rest.is_empty() {
            let (text, behind) = rest.split_at(rest.find('<').unwrap_or(rest.len()));
            if !text.is_empty() {
                let text = Inner::Text(plain(text));
                open.last_mut().expect("an open element").inner.push(text);
            }
            rest = behind;
            if let Some(end) = rest.strip_prefix("</") {
                let (tag, behind) = end.split_once('>').expect("the end of a tag");
                let node = open.pop().expect("an open element");
                assert_eq!(node.tag, tag, "an end fits its beginning");
                let outer = open.last_mut().expect("no end too many");
                outer.inner.push(Inner::Node(node));
                rest = behind;
            } else if let Some(begin) = rest.strip_prefix('<') {
                let (node, behind) = tag(begin);
                if VOID.contains(&node.tag.as_str()) {
                    let outer = open.last_mut().expect("an open element");
                    outer.inner.push(Inner::Node(node));
                } else {
                    open.push(node);
                }
                rest = behind;
            }
        }
        assert_eq!(open.len(), 1, "every element ends: {markup}");
        open.remove(0)
    }

    /// An attribute's value.
    pub fn attr(&self, key: &str) -> Option<&str> {
        let of = self.attributes.iter().find(|(name, _)| name == key);
        of.map(|(_, value)| value.as_str())
    }

    /// An attribute's value, which must be there.
    pub fn must(&self, key: &str) -> &str {
        self.attr(key)
            .unwrap_or_else(|| panic!("no {key} at {self:?}"))
    }

    pub fn has(&self, key: &str) -> bool {
        self.attr(key).is_some()
    }

    pub fn has_class(&self, class: &str) -> bool {
        let classes = self.attr("class").unwrap_or_default();
        classes.split_whitespace().any(|one| one == class)
    }

    /// Everything below it, in the order of the document.
    pub fn below(&self) -> Vec<&Self> {
        let mut found = Vec::new();
        self.collect(&mut found);
        found
    }

    fn collect<'a>(&'a self, found: &mut Vec<&'a Self>) {
        for inner in &self.inner {
            if let Inner::Node(node) = inner {
                found.push(node);
                node.collect(found);
            }
        }
    }

    /// Every element below it with this value of an attribute.
    pub fn all(&self, key: &str, value: &str) -> Vec<&Self> {
        let mut found = self.below();
        found.retain(|node| node.attr(key) == Some(value));
        found
    }

    /// The one element below it with this value of an attribute.
    pub fn one(&self, key: &str, value: &str) -> &Self {
        let found = self.all(key, value);
        assert_eq!(found.len(), 1, "{key}={value}, once, in {self:#?}");
        found[0]
    }

    /// The control of a name.
    pub fn control(&self, testid: &str) -> &Self {
        self.one("data-testid", testid)
    }

    /// Every element below it with a class.
    pub fn of_class(&self, class: &str) -> Vec<&Self> {
        let mut found = self.below();
        found.retain(|node| node.has_class(class));
        found
    }

    /// Every element below it with a tag.
    pub fn of_tag(&self, tag: &str) -> Vec<&Self> {
        let mut found = self.below();
        found.retain(|node| node.tag == tag);
        found
    }

    /// Every value of an attribute below it, in order.
    pub fn values(&self, key: &str) -> Vec<&str> {
        let nodes = self.below();
        nodes
            .into_iter()
            .filter_map(|node| node.attr(key))
            .collect()
    }

    /// What a person reads: all text in it.
    pub fn text(&self) -> String {
        let texts = self.inner.iter().map(|inner| match inner {
            Inner::Node(node) => node.text(),
            Inner::Text(text) => text.clone(),
        });
        texts.collect()
    }

    /// The elements that stand directly in it.
    pub fn children(&self) -> Vec<&Self> {
        let nodes = self.inner.iter().filter_map(|inner| match inner {
            Inner::Node(node) => Some(node),
            Inner::Text(_) => None,
        });
        nodes.collect()
    }

    /// The texts of what stands directly in it.
    pub fn cells(&self) -> Vec<String> {
        texts(&self.children())
    }
}

/// The texts of several elements.
pub fn texts(nodes: &[&Node]) -> Vec<String> {
    nodes.iter().map(|node| node.text()).collect()
}

/// A tag behind its `<`, and what follows it.
fn tag(markup: &str) -> (Node, &str) {
    let ends = |letter: char| letter.is_whitespace() || letter == '>';
    let (name, mut rest) = markup.split_at(markup.find(ends).expect("the end of a tag"));
    let mut node = Node {
        tag: name.to_owned(),
        ..Node::default()
    };
    loop {
        rest = rest.trim_start();
        if let Some(behind) = rest.strip_prefix('>') {
            return (node, behind);
        }
        let ends = |letter: char| ends(letter) || letter == '=';
        let (key, behind) = rest.split_at(rest.find(ends).expect("the end of a name"));
        let (value, behind) = match behind.strip_prefix("=\"") {
            Some(value) => value.split_once('"').expect("the end of a value"),
            None => ("", behind),
        };
        assert!(!node.has(key), "{key} once at {name}");
        node.attributes.push((key.to_owned(), plain(value)));
        rest = behind;
    }
}

/// A text with its entities resolved.
fn plain(text: &str) -> String {
    let text = text.replace("&lt;", "<").replace("&gt;", ">");
    let text = text.replace("&quot;", "\"").replace("&#x27;", "'");
    text.replace("&amp;", "&")
}
