//! Answers from another device, without a network.

use dermscore_journeys::{Page, Setup, journey};
use serde_json::Value;

/// Subject P3 with DLQI: item 1 “a lot”, item 7 “no”. The letters are of
/// version 1 and stay readable for ever.
pub const LETTERS: &str = "DERMSCORE:1:0000T3VC3SQGWJTQKNE0M71W1DX120JG6F4DZW67TV6G8084CHP72T8B0800000000100000000CDZKG136G";

pub async fn type_letters(page: &Page, letters: &str) {
    page.run("document.querySelector('.ways details').open = true", &[])
        .await;
    page.type_into("transfer.typed", letters).await;
    page.press("transfer.type").await;
}

#[test]
fn letters_that_are_typed_are_asked_taken_over_and_undone() {
    journey(Setup::desk(), async |page| {
        page.type_into("visit.subject", "P7").await;
        page.press("transfer.read").await;
        page.expect_there("transfer.typed").await;
        let damaged = LETTERS.replacen("DERMSCORE:1:0", "DERMSCORE:1:1", 1);
        type_letters(&page, &damaged).await;
        page.expect_words("transfer.wrong", "Nothing was taken over")
            .await;
        type_letters(&page, LETTERS).await;
        page.expect_words("transfer.whose", "Answers of P3").await;
        page.expect_words("transfer.take", "Take over all the same")
            .await;
        page.press("transfer.take").await;
        page.expect_words("transfer.done", "Undo").await;
        page.show("#/dlqi").await;
        page.expect_chosen("dlqi.1.aLot").await;
        page.expect_chosen("dlqi.7.no").await;
        page.press("visit.undo").await;
        let chosen = "return document.querySelectorAll('#section-dlqi [aria-checked=true]').length";
        page.until(async || match page.run(chosen, &[]).await {
            Value::Number(count) if count.as_u64() == Some(0) => Ok(()),
            other => Err(format!("expected no answer after Undo, there are {other}")),
        })
        .await;
    });
}
