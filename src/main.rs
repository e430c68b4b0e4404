//! Starts the page.

/// Smaller and faster than the standard library's for WebAssembly.
#[cfg(all(target_family = "wasm", not(target_feature = "atomics")))]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// More than the page comes to hold with all of its parts there, in bytes.
#[cfg(target_family = "wasm")]
const ROOM: usize = 8 << 20;

fn main() {
    // Asked for once and given back to the allocator, which keeps it: else the memory
    // grows a page at a time, while parts that share it are being fetched, and each
    // time the browser has to look at it anew from all of them. What is not written to
    // is not taken from the device.
    #[cfg(target_family = "wasm")]
    drop(std::hint::black_box(Vec::<u8>::with_capacity(ROOM)));
    dermscore::ui::start();
}
