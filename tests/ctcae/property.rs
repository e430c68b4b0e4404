//! The runner of properties: the same cases every time, unless
//! `DERMSCORE_SEED` names others.

use std::fmt::Debug;

use proptest::strategy::Strategy;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestError, TestRng, TestRunner};

/// Holds a property over generated cases, and shows the smallest that fails.
pub fn property<S: Strategy>(
    cases: u32,
    strategy: S,
    holds: impl Fn(S::Value) -> Result<(), String>,
) where
    S::Value: Debug,
{
    let config = Config {
        cases,
        failure_persistence: None,
        ..Config::default()
    };
    let mut seed = [11; 32];
    if let Ok(text) = std::env::var("DERMSCORE_SEED") {
        for (place, byte) in seed.iter_mut().zip(text.bytes()) {
            *place = byte;
        }
    }
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &seed);
    let mut runner = TestRunner::new_with_rng(config, rng);
    match runner.run(&strategy, |case| holds(case).map_err(TestCaseError::fail)) {
        Ok(()) => {}
        Err(TestError::Fail(why, case)) => panic!("{why}\nsmallest case: {case:?}"),
        Err(TestError::Abort(why)) => panic!("{why}"),
    }
}
