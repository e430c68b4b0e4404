//! Starts the page.

fn main() {
    dermscore::ui::start();
}
