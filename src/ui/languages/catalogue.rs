//! A language's texts from its file, and numbers and dates by its rules.

use crate::plain;
use std::borrow::Cow;

use tr::{MoTranslator, Translator};

use super::{Language, PSEUDO, pseudo};
use crate::said::isolated;
use crate::ui::later::NotLoaded;
use crate::ui::platform::{fetch, intl};
use crate::ui::say::Catalogue;

/// Fetches a language's file and keeps what is in it for as long as the page
/// is open, so that a text of it lives as long as one of the program.
pub(super) async fn fetched(
    language: &'static Language,
) -> Result<&'static dyn Catalogue, NotLoaded> {
    if language == &PSEUDO {
        return Ok(Box::leak(Box::new(pseudo::Pseudo::default())));
    }
    let address = [&fetch::folder("languages"), language.tag, ".mo"].concat();
    let bytes = fetch::bytes(&address).await.map_err(|_| NotLoaded)?;
    let texts = MoTranslator::from_vec_u8(bytes).map_err(|_| NotLoaded)?;
    Ok(Box::leak(Box::new(File {
        texts: Box::leak(Box::new(texts)),
        decimal: intl::decimal_sign(language.tag),
        language,
    })))
}

struct File {
    texts: &'static MoTranslator,
    decimal: String,
    language: &'static Language,
}

/// A text of the file or of the program: both stay.
fn kept(text: Cow<'static, str>) -> &'static str {
    match text {
        Cow::Borrowed(text) => text,
        Cow::Owned(text) => Box::leak(text.into_boxed_str()),
    }
}

impl Catalogue for File {
    fn one(&self, context: Option<&'static str>, id: &'static str) -> &'static str {
        let Some(context) = context else {
            return kept(self.texts.translate(id, None));
        };
        let found = kept(self.texts.translate(id, Some(context)));
        if found != id {
            return found;
        }
        // rspolib 0.1.2 reads the two in each other's place.
        match kept(self.texts.translate(context, Some(id))) {
            none if none == context => id,
            found => found,
        }
    }

    fn many(&self, one: &'static str, more: &'static str, number: u64) -> &'static str {
        kept(self.texts.ntranslate(number, one, more, None))
    }

    fn number(&self, digits: &str) -> String {
        let digits = digits.replace('.', &self.decimal);
        // Between letters that run the other way, a sign would end up behind.
        if self.language.rtl && digits.starts_with(['−', '-', '+']) {
            isolated(&digits)
        } else {
            digits
        }
    }

    fn date(&self, iso: &str) -> String {
        intl::date(self.language.tag, iso).unwrap_or_else(|| iso.to_owned())
    }

    fn moment(&self, iso: &str) -> String {
        intl::moment(self.language.tag, iso).unwrap_or_else(|| iso.to_owned())
    }

    fn placed(&self, value: &str) -> String {
        let value = plain::isolated(value);
        if self.language.rtl {
            isolated(&value)
        } else {
            value
        }
    }
}
