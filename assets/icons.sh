#!/bin/sh
# Makes the PNG files in assets/icons from the three drawings there: icon.svg;
# maskable.svg, whose mark keeps to the middle four fifths, which every mask
# leaves; monochrome.svg, of which only the shape counts. To be run after a
# drawing has changed, with rsvg-convert (Debian: librsvg2-bin) and zopflipng
# (Debian: zopfli) installed:
#
#     sh assets/icons.sh
set -eu
cd "$(dirname "$0")/icons"
draw() { # size, drawing, file
    rsvg-convert -w "$1" -h "$1" "$2" -o "$3"
    zopflipng -y --lossy_transparent "$3" "$3" >/dev/null
}
for size in 192 512; do
    for drawing in icon maskable monochrome; do
        draw $size $drawing.svg $drawing-$size.png
    done
done
# For the home screen of iOS, which rounds the corners and has black where a
# picture is transparent.
draw 180 maskable.svg apple-180.png
