//! Pictures: from the camera, and from files.

use js_sys::{Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    CanvasRenderingContext2d, File, HtmlCanvasElement, HtmlVideoElement, ImageBitmap, MediaStream,
    MediaStreamConstraints, MediaStreamTrack,
};

/// No picture is looked at finer than this, in pixels along its longer side.
const FINEST: u32 = 1600;

/// The pixels of a picture: red, green, blue and opacity, row by row.
#[derive(Debug)]
pub struct Picture {
    /// Pixels in a row.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// Four bytes a pixel.
    pub rgba: Vec<u8>,
}

/// A camera that shows itself in a video element, until it is dropped.
pub struct Camera {
    stream: MediaStream,
    video: HtmlVideoElement,
    canvas: HtmlCanvasElement,
}

/// Why there is no picture of a camera.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoCamera {
    /// The browser gives this page none: an old one, or an insecure address.
    NotHere,
    /// The person or the browser said no.
    Refused,
    /// There is none, or another program has it.
    NotFound,
}

impl Camera {
    /// Asks for the camera and shows it; the one at the back where there are two.
    ///
    /// # Errors
    /// [`NoCamera`].
    pub async fn open(video: HtmlVideoElement) -> Result<Self, NoCamera> {
        let navigator = gloo::utils::window().navigator();
        let there = Reflect::get(&navigator, &"mediaDevices".into());
        if !there.is_ok_and(|devices| devices.is_object()) {
            return Err(NoCamera::NotHere);
        }
        let devices = navigator.media_devices().map_err(|_| NoCamera::NotHere)?;
        let wanted = Object::new();
        for (key, value) in [
            ("facingMode", JsValue::from("environment")),
            ("width", ideal(1280)),
            ("height", ideal(960)),
        ] {
            let _ = Reflect::set(&wanted, &key.into(), &value);
        }
        let constraints = MediaStreamConstraints::new();
        constraints.set_video(&wanted);
        let asked = devices
            .get_user_media_with_constraints(&constraints)
            .map_err(|_| NoCamera::NotHere)?;
        let stream = JsFuture::from(asked).await.map_err(|why| {
            let name = Reflect::get(&why, &"name".into()).ok();
            match name.and_then(|name| name.as_string()).as_deref() {
                Some("NotAllowedError" | "SecurityError") => NoCamera::Refused,
                _ => NoCamera::NotFound,
            }
        })?;
        let stream: MediaStream = stream.unchecked_into();
        let canvas = canvas().map_err(|_| NoCamera::NotHere)?;
        video.set_src_object(Some(&stream));
        let camera = Self {
            stream,
            video,
            canvas,
        };
        if let Ok(playing) = camera.video.play() {
            let _ = JsFuture::from(playing).await;
        }
        Ok(camera)
    }

    /// What it sees now; nothing before its first picture.
    #[must_use]
    pub fn picture(&self) -> Option<Picture> {
        let (width, height) = (self.video.video_width(), self.video.video_height());
        pixels(&self.canvas, width, height, |context, width, height| {
            context.draw_image_with_html_video_element_and_dw_and_dh(
                &self.video,
                0.0,
                0.0,
                f64::from(width),
                f64::from(height),
            )
        })
    }
}

impl Drop for Camera {
    fn drop(&mut self) {
        // Its light goes out.
        for track in self.stream.get_tracks().iter() {
            track.unchecked_into::<MediaStreamTrack>().stop();
        }
        self.video.set_src_object(None);
    }
}

/// The pixels of a picture file; nothing where it is none.
pub async fn of_file(file: &File) -> Option<Picture> {
    let made = gloo::utils::window()
        .create_image_bitmap_with_blob(file)
        .ok()?;
    let bitmap: ImageBitmap = JsFuture::from(made).await.ok()?.unchecked_into();
    let picture = pixels(
        &canvas().ok()?,
        bitmap.width(),
        bitmap.height(),
        |context, width, height| {
            context.draw_image_with_image_bitmap_and_dw_and_dh(
                &bitmap,
                0.0,
                0.0,
                f64::from(width),
                f64::from(height),
            )
        },
    );
    bitmap.close();
    picture
}

fn ideal(pixels: u32) -> JsValue {
    let value = Object::new();
    let _ = Reflect::set(&value, &"ideal".into(), &pixels.into());
    value.into()
}

fn canvas() -> Result<HtmlCanvasElement, JsValue> {
    Ok(gloo::utils::document()
        .create_element("canvas")?
        .unchecked_into())
}

fn pixels(
    canvas: &HtmlCanvasElement,
    width: u32,
    height: u32,
    draw: impl Fn(&CanvasRenderingContext2d, u32, u32) -> Result<(), JsValue>,
) -> Option<Picture> {
    let longer = width.max(height);
    if longer == 0 {
        return None;
    }
    let fit = |side: u32| {
        if longer > FINEST {
            (side * FINEST / longer).max(1)
        } else {
            side
        }
    };
    let (width, height) = (fit(width), fit(height));
    canvas.set_width(width);
    canvas.set_height(height);
    let options = Object::new();
    let _ = Reflect::set(&options, &"willReadFrequently".into(), &JsValue::TRUE);
    let context = canvas.get_context_with_context_options("2d", &options);
    let context: CanvasRenderingContext2d = context.ok()??.unchecked_into();
    draw(&context, width, height).ok()?;
    let image = context
        .get_image_data(0.0, 0.0, f64::from(width), f64::from(height))
        .ok()?;
    Some(Picture {
        width: width as usize,
        height: height as usize,
        rgba: image.data().0,
    })
}
