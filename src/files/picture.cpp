// SPDX-License-Identifier: AGPL-3.0-or-later
#include "files/picture.hpp"

#include "files/file_type.hpp"

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <semaphore>
#include <set>
#include <stdexcept>
#include <string_view>
#include <vips/vips8>

namespace tantrao::files {

namespace {

using vips::VImage;
using vips::VSource;

constexpr int widths[] = {320, 640, 1280};
constexpr int webp_quality = 75, jpeg_quality = 80;

// A picture takes a core and tens of megabytes: two at a time in the whole process.
class Turn {
  public:
    Turn() { turns().acquire(); }
    ~Turn()
    {
        vips_thread_shutdown();   // buffers of this thread
        turns().release();
    }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;

  private:
    static std::counting_semaphore<2>& turns()
    {
        static std::counting_semaphore<2> two(2);
        return two;
    }
};

Error broken(const char* why)
{
    Error error = Error::invalid("files.picture.broken");
    error.detail = why;
    vips_error_clear();
    return error;
}

// By descriptor, not by name: libvips would take "[…]" in a name for options.
VSource source_of(const std::filesystem::path& path) { return VSource::new_from_file(path.c_str()); }

VImage open_picture(const std::filesystem::path& path, int shrink)
{
    auto* options = VImage::option()->set("access", VIPS_ACCESS_SEQUENTIAL)->set("fail_on", VIPS_FAIL_ON_TRUNCATED);
    if (shrink > 1)
        options->set("shrink", shrink);   // only JPEG has it
    return VImage::new_from_source(source_of(path), "", options);
}

bool lies_on_its_side(const VImage& image)
{
    if (image.get_typeof(VIPS_META_ORIENTATION) == 0)
        return false;
    const int orientation = image.get_int(VIPS_META_ORIENTATION);
    return orientation >= 5 && orientation <= 8;
}

// JPEG can be decoded at a half, a quarter or an eighth, which saves most of the work; at least twice the width wanted stays.
int shrink_for(const VImage& header, int upright_width, int width)
{
    int shrink = 1;
    if (std::string_view(header.get_string(VIPS_META_LOADER)).starts_with("jpegload"))
        while (shrink < 8 && upright_width / (shrink * 2) >= width * 2)
            shrink *= 2;
    return shrink;
}

// Nothing but pixels.
VImage bare(const VImage& image)
{
    VImage out = image.copy();
    gchar** fields = vips_image_get_fields(image.get_image());
    for (gchar** field = fields; *field != nullptr; ++field)
        out.remove(*field);   // false for what every image has, as its width
    g_strfreev(fields);
    return out;
}

// Upright, sRGB, eight bits, without transparency.
VImage reduced(const VImage& image, int width)
{
    const VImage small =
        image
            .thumbnail_image(
                width,
                VImage::option()->set("height", VIPS_MAX_COORD)->set("size", VIPS_SIZE_DOWN)->set("export_profile", "srgb"))
            .colourspace(VIPS_INTERPRETATION_sRGB);
    const std::vector<double> white{255.0, 255.0, 255.0};
    const VImage opaque = small.has_alpha() ? small.flatten(VImage::option()->set("background", white)) : small;
    return bare(opaque.cast(VIPS_FORMAT_UCHAR).copy_memory());
}

struct FreeBlob {
    void operator()(VipsBlob* blob) const { vips_area_unref(VIPS_AREA(blob)); }
};
using Blob = std::unique_ptr<VipsBlob, FreeBlob>;

std::string_view bytes_of(const Blob& blob)
{
    std::size_t size = 0;
    const void* bytes = vips_blob_get(blob.get(), &size);
    return {static_cast<const char*>(bytes), size};
}

std::uint32_t little_endian(std::string_view bytes)
{
    std::uint32_t value = 0;
    for (std::size_t i = 4; i-- > 0;)
        value = value << 8 | static_cast<unsigned char>(bytes[i]);
    return value;
}

// A WebP file of nothing but its picture: libvips 8.14 writes an EXIF block even when told to strip.
std::string webp_alone(std::string_view webp)
{
    for (std::size_t at = 12; at + 8 <= webp.size();) {
        const std::size_t size = little_endian(webp.substr(at + 4));
        const std::string_view chunk = webp.substr(at, 8 + size + size % 2);
        if (chunk.starts_with("VP8 ") || chunk.starts_with("VP8L")) {
            std::string out = "RIFF";
            for (int shift = 0; shift < 32; shift += 8)
                out += static_cast<char>((chunk.size() + 4) >> shift & 0xff);
            return out.append("WEBP").append(chunk);
        }
        at += chunk.size();
    }
    throw std::logic_error("libvips wrote a WebP file without a picture");
}

PictureVariant keep(BlobStore& store, std::string_view bytes, const char* mime, const VImage& image)
{
    const auto stored = store.put_bytes(bytes);
    return {stored.hash, mime, image.width(), image.height(), stored.size};
}

void encode(const VImage& image, BlobStore& store, std::vector<PictureVariant>& variants)
{
    const Blob webp(image.webpsave_buffer(VImage::option()->set("Q", webp_quality)->set("strip", true)));
    variants.push_back(keep(store, webp_alone(bytes_of(webp)), "image/webp", image));
    const Blob jpeg(image.jpegsave_buffer(
        VImage::option()->set("Q", jpeg_quality)->set("strip", true)->set("optimize_coding", true)->set("interlace", true)));
    variants.push_back(keep(store, bytes_of(jpeg), "image/jpeg", image));
}

Result<Picture> convert(const std::filesystem::path& original, BlobStore& store, const PictureLimits& limits)
{
    const VImage header = open_picture(original, 1);
    Picture picture{header.width(), header.height(), {}};
    if (static_cast<std::int64_t>(picture.width) * picture.height > limits.pixels)
        return Error::of(ErrorKind::too_large, "files.picture.too_many_pixels");
    if (lies_on_its_side(header))
        std::swap(picture.width, picture.height);
    std::set<int> wanted;
    for (const int width : widths)
        wanted.insert(std::min(width, picture.width));
    // The largest is made from the file, the others from it.
    const int widest = *wanted.rbegin();
    const VImage largest = reduced(open_picture(original, shrink_for(header, picture.width, widest)), widest);
    for (const int width : wanted)
        encode(width == widest ? largest : reduced(largest, width), store, picture.variants);
    return picture;
}

}   // namespace

Result<Picture> make_variants(const std::filesystem::path& original, BlobStore& store, const PictureLimits& limits)
{
    if (static_cast<std::int64_t>(std::filesystem::file_size(original)) > limits.file_bytes)
        return Error::of(ErrorKind::too_large, "files.picture.too_large");
    const auto type = recognise(original);
    if (!type || !type->is_picture)
        return Error::invalid("files.picture.broken");
    const Turn turn;
    try {
        return convert(original, store, limits);
    } catch (const vips::VError& error) {
        return broken(error.what());
    }
}

void start_pictures(const char* program_name)
{
    if (VIPS_INIT(program_name) != 0)
        throw std::runtime_error(std::string("libvips: ") + vips_error_buffer());
    // What is wrong with a picture is in the error; warnings would only fill the log.
    g_log_set_handler(
        "VIPS", G_LOG_LEVEL_WARNING, [](const gchar*, GLogLevelFlags, const gchar*, gpointer) {}, nullptr);
    vips_concurrency_set(1);
    vips_cache_set_max(0);
    vips_block_untrusted_set(TRUE);
    // What does not decode one of our four formats is never asked.
    vips_operation_block_set("VipsForeignLoad", TRUE);
    for (const char* allowed : {"VipsForeignLoadJpeg", "VipsForeignLoadPng", "VipsForeignLoadWebp", "VipsForeignLoadNsgif"})
        vips_operation_block_set(allowed, FALSE);
}

}   // namespace tantrao::files
