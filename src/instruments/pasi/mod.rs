//! Psoriasis Area and Severity Index, 0 to 72.

mod definition;
mod score;

pub use definition::{
    AREA_BANDS, INSTRUMENT, LABEL_SETS, LABELS, LabelSet, Part, REGIONS, Region, SIGN_LABELS, item,
};
pub use score::{AreaGrade, RegionAnswers, Sign, area_grade, region_score, total};
