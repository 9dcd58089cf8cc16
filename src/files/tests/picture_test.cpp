// SPDX-License-Identifier: AGPL-3.0-or-later
#include "files/picture.hpp"

#include "files/tests/folder.hpp"

#include <gmock/gmock.h>
#include <thread>
#include <vector>
#include <vips/vips8>
#include <zlib.h>

namespace tantrao::files {
namespace {

using vips::VImage;

class Libvips : public testing::Environment {
  public:
    void SetUp() override { start_pictures("files_tests"); }
    void TearDown() override { vips_shutdown(); }
};
const testing::Environment* const libvips = testing::AddGlobalTestEnvironment(new Libvips);

// Blue, with a red square in the upper left corner.
VImage sample(int width, int height)
{
    const std::vector<double> blue{0, 0, 255}, red{255, 0, 0};
    VImage image = VImage::black(width, height, VImage::option()->set("bands", 3)) + blue;
    image = image.cast(VIPS_FORMAT_UCHAR).copy(VImage::option()->set("interpretation", VIPS_INTERPRETATION_sRGB)).copy_memory();
    image.draw_rect(red, 0, 0, width / 4, height / 4, VImage::option()->set("fill", true));
    return image;
}

std::string saved(const VImage& image, const char* suffix)
{
    void* bytes = nullptr;
    std::size_t size = 0;
    image.write_to_buffer(suffix, &bytes, &size);
    std::string out(static_cast<const char*>(bytes), size);
    g_free(bytes);
    return out;
}

VImage loaded(const std::string& bytes) { return VImage::new_from_buffer(bytes.data(), bytes.size(), "").copy_memory(); }

std::string big_endian(std::uint32_t value)
{
    return {static_cast<char>(value >> 24), static_cast<char>(value >> 16), static_cast<char>(value >> 8),
            static_cast<char>(value)};
}

std::string png_chunk(const std::string& type, const std::string& data)
{
    const std::string body = type + data;
    const auto sum = crc32(0, reinterpret_cast<const Bytef*>(body.data()), static_cast<uInt>(body.size()));
    return big_endian(static_cast<std::uint32_t>(data.size())) + body + big_endian(static_cast<std::uint32_t>(sum));
}

class PictureTest : public FolderTest {
  protected:
    Result<Picture> make(const std::string& bytes, const PictureLimits& limits = {})
    {
        return make_variants(write("original", bytes), store_, limits);
    }
    std::string code(const std::string& bytes, const PictureLimits& limits = {})
    {
        const auto made = make(bytes, limits);
        return made ? "" : made.error().code;
    }
    Picture good(const std::string& bytes)
    {
        auto made = make(bytes);
        EXPECT_TRUE(made) << (made ? "" : made.error().code + made.error().detail);
        return made ? *made : Picture{};
    }
    BlobStore store_{dir_ / "blobs"};
};

std::vector<int> widths_of(const Picture& picture)
{
    std::vector<int> out;
    for (const auto& variant : picture.variants)
        out.push_back(variant.width);
    return out;
}

TEST_F(PictureTest, ThreeWidthsInTwoFormats)
{
    const Picture picture = good(saved(sample(1600, 900), ".jpg"));
    EXPECT_EQ(picture.width, 1600);
    EXPECT_EQ(picture.height, 900);
    EXPECT_EQ(widths_of(picture), (std::vector{320, 320, 640, 640, 1280, 1280}));
    for (const auto& variant : picture.variants) {
        const std::string bytes = store_.read(variant.hash);
        EXPECT_EQ(variant.size, static_cast<std::int64_t>(bytes.size()));
        const VImage image = loaded(bytes);
        EXPECT_EQ(image.width(), variant.width);
        EXPECT_EQ(image.height(), variant.height);
        EXPECT_EQ(variant.height, variant.width * 9 / 16);
        EXPECT_TRUE(variant.mime == "image/webp" ? bytes.substr(8, 4) == "WEBP" : bytes.starts_with("\xff\xd8\xff"))
            << variant.mime;
    }
    EXPECT_EQ(good(saved(sample(1600, 900), ".jpg")).variants[0].hash, picture.variants[0].hash) << "the same every time";
}

TEST_F(PictureTest, NothingIsEnlarged)
{
    EXPECT_EQ(widths_of(good(saved(sample(200, 100), ".png"))), (std::vector{200, 200}));
    EXPECT_EQ(widths_of(good(saved(sample(500, 100), ".png"))), (std::vector{320, 320, 500, 500}));
    EXPECT_EQ(widths_of(good(saved(sample(1, 1), ".gif"))), (std::vector{1, 1}));
    EXPECT_EQ(good(saved(sample(3000, 1), ".png")).variants.front().height, 1);
}

TEST_F(PictureTest, AllFourFormats)
{
    for (const char* suffix : {".jpg", ".png", ".webp", ".gif"})
        EXPECT_EQ(good(saved(sample(400, 300), suffix)).variants.size(), 4u) << suffix;
}

TEST_F(PictureTest, TurnedUprightAndNothingHiddenSurvives)
{
    VImage image = sample(800, 600).copy();
    image.set("orientation", 6);
    image.set("exif-ifd0-Make", "GeheimKamera (GeheimKamera, ASCII, 13 components, 13 bytes)");
    image.set("exif-ifd3-GPSLatitude", "21/1 49/1 0/1 (21, 49, 0, Rational, 3 components, 24 bytes)");
    const char comment[] = "GeheimXmp";
    image.set(VIPS_META_XMP_NAME, nullptr, const_cast<char*>(comment), sizeof comment);
    const std::string original = saved(image, ".jpg") + "PK\x03\x04GeheimAnhang<script>";
    for (const char* hidden : {"Exif", "GeheimKamera", "GeheimXmp"})
        ASSERT_NE(original.find(hidden), std::string::npos) << hidden;
    const Picture picture = good(original);
    EXPECT_EQ(picture.width, 600);
    EXPECT_EQ(picture.height, 800);
    EXPECT_EQ(widths_of(picture), (std::vector{320, 320, 600, 600}));
    for (const auto& variant : picture.variants) {
        const std::string bytes = store_.read(variant.hash);
        for (const char* hidden : {"Geheim", "Exif", "EXIF", "ICCP", "ICC_PROFILE"})
            EXPECT_EQ(bytes.find(hidden), std::string::npos) << variant.mime << " has " << hidden;
        const VImage shown = loaded(bytes);
        for (const char* field : {"exif-data", "xmp-data", "icc-profile-data", "iptc-data", "orientation"})
            EXPECT_EQ(shown.get_typeof(field), 0u) << field;
        const auto corner = shown.getpoint(shown.width() - 5, 5);
        EXPECT_GT(corner[0], 200) << "the square went from the left to the right corner";
        EXPECT_LT(corner[2], 60);
        EXPECT_GT(shown.getpoint(5, 5)[2], 200);
    }
}

TEST_F(PictureTest, EveryKindOfPixelBecomesSrgb)
{
    const VImage grey = sample(400, 300).colourspace(VIPS_INTERPRETATION_B_W);
    const VImage deep = sample(400, 300).colourspace(VIPS_INTERPRETATION_RGB16);
    const VImage clear = sample(400, 300).bandjoin(0.0);
    const VImage print = sample(400, 300).colourspace(VIPS_INTERPRETATION_CMYK);
    for (const std::string& bytes :
         {saved(grey, ".png"), saved(deep, ".png"), saved(clear, ".png"), saved(clear, ".webp"), saved(print, ".jpg")})
        for (const auto& variant : good(bytes).variants) {
            const VImage shown = loaded(store_.read(variant.hash));
            EXPECT_EQ(shown.bands(), 3);
            EXPECT_EQ(shown.interpretation(), VIPS_INTERPRETATION_sRGB);
        }
    const VImage white = loaded(store_.read(good(saved(clear, ".png")).variants[0].hash));
    EXPECT_GT(white.getpoint(100, 100)[0], 250) << "what is transparent becomes white";
}

TEST_F(PictureTest, TheFirstFrameOfAFilm)
{
    VImage film = VImage::arrayjoin({sample(100, 100), sample(100, 100).invert()}, VImage::option()->set("across", 1)).copy();
    film.set("page-height", 100);
    for (const char* suffix : {".gif", ".webp"}) {
        const Picture picture = good(saved(film, suffix));
        EXPECT_EQ(picture.height, 100) << suffix;
        EXPECT_GT(loaded(store_.read(picture.variants[0].hash)).getpoint(50, 50)[2], 200) << suffix;
    }
}

TEST_F(PictureTest, BombsAreRefusedByTheirHeader)
{
    const std::string png = "\x89PNG\r\n\x1a\n" +
                            png_chunk("IHDR", big_endian(60'000) + big_endian(60'000) + std::string("\x08\x02\0\0\0", 5)) +
                            png_chunk("IDAT", std::string("\x78\x9c\x63\0\0", 5)) + png_chunk("IEND", "");
    EXPECT_EQ(code(png), "files.picture.too_many_pixels");
    const std::string gif =
        std::string("GIF89a\xff\xff\xff\xff\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\xff\xff\xff\xff\0\x02\x02\x4c\x01\0;", 36);
    EXPECT_EQ(code(gif), "files.picture.too_many_pixels");
    PictureLimits limits;
    limits.pixels = 100 * 99;
    EXPECT_EQ(code(saved(sample(100, 100), ".jpg"), limits), "files.picture.too_many_pixels");
    limits.pixels = 100 * 100;
    EXPECT_EQ(code(saved(sample(100, 100), ".jpg"), limits), "");
    limits.file_bytes = 100;
    EXPECT_EQ(code(saved(sample(100, 100), ".jpg"), limits), "files.picture.too_large");
}

TEST_F(PictureTest, BrokenPicturesAreRefused)
{
    const std::string jpeg = saved(sample(1600, 1200), ".jpg"), png = saved(sample(1600, 1200), ".png"),
                      webp = saved(sample(1600, 1200), ".webp");
    for (const std::string& whole : {jpeg, png, webp}) {
        EXPECT_EQ(code(whole.substr(0, whole.size() / 2)), "files.picture.broken") << whole.substr(0, 4);
        EXPECT_EQ(code(whole.substr(0, 20)), "files.picture.broken");
    }
    EXPECT_EQ(code("\xff\xd8\xff"), "files.picture.broken");
    EXPECT_EQ(code("GIF89a"), "files.picture.broken");
    EXPECT_FALSE(make(jpeg.substr(0, jpeg.size() / 2)).error().detail.empty());
}

TEST_F(PictureTest, OnlyPicturesAreRead)
{
    for (const std::string& bad :
         {std::string("chỉ là chữ"), std::string("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>"),
          std::string("%PDF-1.4\n"), std::string("P6 1 1 255\nabc"), saved(sample(10, 10), ".tif"), std::string()})
        EXPECT_EQ(code(bad), "files.picture.broken");
    const auto renamed = write("anh[page=2].jpg", "chỉ là chữ");
    EXPECT_EQ(make_variants(renamed, store_).error().code, "files.picture.broken");
    const auto odd = write("anh[page=2].jpg", saved(sample(10, 10), ".jpg"));
    EXPECT_TRUE(make_variants(odd, store_)) << "brackets in a name are no options";
}

TEST_F(PictureTest, ManyAtOnce)
{
    const auto original = write("one", saved(sample(900, 600), ".jpg"));
    std::vector<std::string> hashes(6);
    {
        std::vector<std::jthread> threads;
        for (auto& hash : hashes)
            threads.emplace_back([&] { hash = make_variants(original, store_)->variants.back().hash; });
    }
    EXPECT_THAT(hashes, testing::Each(hashes.front()));
    EXPECT_TRUE(store_.has(hashes.front()));
}

}   // namespace
}   // namespace tantrao::files
