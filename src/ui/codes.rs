//! What finds codes in pictures: a file of the program of its own, because its
//! tables weigh more than all else that is fetched later.

use super::later::NotLoaded;

/// Finds the texts of all codes in a picture: its width, its height, and its
/// pixels as red, green, blue and opacity.
pub type Find = fn(usize, usize, &[u8]) -> Vec<String>;

/// Fetches it.
///
/// # Errors
/// [`NotLoaded`] when it could not be fetched.
pub async fn load() -> Result<Find, NotLoaded> {
    #[cfg(feature = "split")]
    return table().await;
    #[cfg(not(feature = "split"))]
    table()
}

#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(codes, fallible))]
fn table() -> Result<Find, NotLoaded> {
    Ok(find)
}

fn find(width: usize, height: usize, rgba: &[u8]) -> Vec<String> {
    crate::transfer::code::find(width, height, &crate::transfer::code::luma(rgba))
}
