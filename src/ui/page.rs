//! What the page holds: the session, what follows from it, and what the page
//! itself shows now. One reducer, because every further one costs bytes.

use std::cell::RefCell;
use std::rc::Rc;

use yew::{Callback, Reducible, UseReducerHandle};

use super::front::Ask;
use super::later::Later;
use super::notice::Notice;
use super::settings::Settings;
use crate::instruments::{INSTRUMENTS, Outcome};
use crate::session::{Action, Session};
use crate::visit::Visit;

/// Where the page's parts send what happens.
pub type Dispatch = Callback<PageAction>;

/// Where the page as it stands now can be picked up, by what is called later
/// than it was drawn: a press, a file that was read.
#[derive(Clone, Default)]
pub struct Desk(Rc<RefCell<Option<UseReducerHandle<Page>>>>);

impl Desk {
    /// Puts the page there.
    pub fn put(&self, page: UseReducerHandle<Page>) {
        *self.0.borrow_mut() = Some(page);
    }

    /// The page as it stands now.
    #[must_use]
    pub fn page(&self) -> Option<UseReducerHandle<Page>> {
        self.0.borrow().clone()
    }

    /// The open visit, whatever the program is just doing.
    #[must_use]
    pub fn visit(&self) -> Option<Rc<Visit>> {
        let page = self.0.try_borrow().ok()?;
        page.as_ref().map(|page| Rc::clone(page.visit()))
    }
}

/// There is one desk in a page.
impl PartialEq for Desk {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// What the page shows below its commands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// The instruments and what their scores mean.
    #[default]
    Scores,
    /// The laboratory's table.
    Labs,
    /// The log of adverse events.
    Events,
    /// What this device keeps.
    Device,
    /// The site's own wordings.
    Wording,
    /// Answers that come from a patient's device.
    Transfer,
}

impl View {
    /// The view that an address names: `#/labs`, `#/events`, `#/device`,
    /// `#/wording`, `#/transfer`, and any other for the scores.
    #[must_use]
    pub fn at(hash: &str) -> Self {
        match hash {
            "#/labs" => Self::Labs,
            "#/events" => Self::Events,
            "#/device" => Self::Device,
            "#/wording" => Self::Wording,
            "#/transfer" => Self::Transfer,
            _ => Self::Scores,
        }
    }
}

/// What can happen to the page.
#[derive(Clone, Debug)]
pub enum PageAction {
    /// Something happens to the visit.
    Visit(Action),
    /// Something must be said, or was read.
    Say(Option<Notice>),
    /// Something must be asked, or was answered.
    Ask(Option<Ask>),
    /// The visit as it stands was saved as a file.
    Exported,
    /// Another band set is shown for an instrument.
    Bands(usize, u8),
    /// Other colours: `light`, `dark`, or empty for what the system says.
    Theme(&'static str),
    /// Another language was chosen, and is spoken.
    Language(&'static str),
    /// Another language is spoken, without being chosen for the desk.
    Spoken,
    /// The rest of the page is there.
    Whole(Later),
    /// The rest of the page could not be fetched; it is tried again.
    NotWhole,
    /// The browser begins or ends to print.
    Printing(bool),
    /// New rows and events are graded by CTCAE 6.0, or by 5.0.
    Six(bool),
    /// The address names another view.
    Show(View),
    /// What is kept stays in the tab alone, or not.
    InTab(bool),
    /// The device is shared, or not.
    Shared(bool),
    /// A millimetre is so long here: see [`Settings::scale`].
    Scale(u16),
}

/// The page.
#[derive(Clone)]
pub struct Page {
    session: Session,
    outcomes: Rc<[Rc<Outcome>]>,
    /// How this device likes the page.
    pub settings: Settings,
    /// What the page began with, as far as the device keeps it.
    pub began: Rc<Visit>,
    /// What must be said now.
    pub notice: Option<Notice>,
    /// What is asked now.
    pub ask: Option<Ask>,
    /// The visit last saved as a file.
    exported: Option<Rc<Visit>>,
    /// The rest of the page, once it is there.
    pub later: Option<Later>,
    /// Whether the rest could not be fetched when it was last tried.
    pub missing: bool,
    /// Whether the browser prints.
    pub printing: bool,
    /// What is shown.
    pub view: View,
}

impl Page {
    /// A page with a visit open.
    #[must_use]
    pub fn new(visit: Visit, settings: Settings, notice: Option<Notice>) -> Self {
        let session = Session::open(visit);
        let outcomes = outcomes(&session, &[]);
        Self {
            began: Rc::clone(session.visit()),
            session,
            outcomes,
            settings,
            notice,
            ask: None,
            exported: None,
            later: None,
            missing: false,
            printing: false,
            view: View::Scores,
        }
    }

    /// The session.
    #[must_use]
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// The open visit.
    #[must_use]
    pub fn visit(&self) -> &Rc<Visit> {
        self.session.visit()
    }

    /// Every outcome, in the registry's order.
    #[must_use]
    pub fn outcomes(&self) -> &Rc<[Rc<Outcome>]> {
        &self.outcomes
    }

    /// Whether something was entered that stands in no exported file.
    #[must_use]
    pub fn would_lose(&self) -> bool {
        let exported = self
            .exported
            .as_ref()
            .is_some_and(|exported| exported == self.visit());
        self.visit().holds_anything() && !exported
    }
}

impl Reducible for Page {
    type Action = PageAction;

    fn reduce(self: Rc<Self>, action: PageAction) -> Rc<Self> {
        let mut next = Self::clone(&self);
        match action {
            PageAction::Visit(action) => {
                next.session = self.session.after(action);
                if next.session.is(&self.session) {
                    // Nothing has changed: nothing is drawn.
                    return self;
                }
                if !Rc::ptr_eq(next.visit(), self.visit()) {
                    next.outcomes = outcomes(&next.session, &self.outcomes);
                }
            }
            PageAction::Say(notice) => next.notice = notice,
            PageAction::Ask(ask) => next.ask = ask,
            PageAction::Exported => next.exported = Some(Rc::clone(self.visit())),
            PageAction::Bands(instrument, set) => next.settings.bands[instrument] = set,
            PageAction::Theme(theme) => theme.clone_into(&mut next.settings.theme),
            PageAction::Language(tag) => tag.clone_into(&mut next.settings.language),
            PageAction::Spoken => {}
            PageAction::Whole(later) => next.later = Some(later),
            PageAction::NotWhole => next.missing = true,
            PageAction::Printing(printing) => next.printing = printing,
            PageAction::Six(six) => next.settings.six = six,
            PageAction::Show(view) => next.view = view,
            PageAction::InTab(in_tab) => next.settings.in_tab = in_tab,
            PageAction::Shared(shared) => next.settings.shared = shared,
            PageAction::Scale(scale) => next.settings.scale = scale,
        }
        Rc::new(next)
    }
}

/// Outcomes that are equal to those before stay the same value in memory, so
/// that parts of the page that show them are not drawn again.
fn outcomes(session: &Session, before: &[Rc<Outcome>]) -> Rc<[Rc<Outcome>]> {
    (0..INSTRUMENTS.len())
        .map(|index| {
            let outcome = session.visit().drafts.outcome(index);
            match before.get(index) {
                Some(same) if **same == outcome => Rc::clone(same),
                _ => Rc::new(outcome),
            }
        })
        .collect()
}
