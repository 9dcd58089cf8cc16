// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/body_reader.hpp"

#include "base/ids.hpp"
#include "base/text.hpp"

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace tantrao::http {

namespace {

constexpr std::string_view temporary_prefix = "upload-";

// A form that removes its temporary files at the end.
struct StoredForm final : Form {
    ~StoredForm()
    {
        for (const Upload& upload : uploads) {
            std::error_code ignored;   // it may have been moved to its place
            std::filesystem::remove(upload.path, ignored);
        }
    }
};

std::shared_ptr<Form> new_form() { return std::make_shared<StoredForm>(); }

Error too_large() { return Error::of(ErrorKind::too_large, "http.too_large"); }
Error disk_failed() { return Error::of(ErrorKind::unavailable, "http.upload.disk"); }

bool is_urlencoded(std::string_view content_type)
{
    constexpr std::string_view type = "application/x-www-form-urlencoded";
    return text::fold(text::trim(content_type.substr(0, content_type.find(';')))) == type;
}

} // namespace

BodyReader::BodyReader(Request& request, const Limits& limits, std::filesystem::path upload_dir)
    : request_(request), dir_(std::move(upload_dir)), most_in_fields_(limits.body), most_(limits.body)
{
    const std::string boundary = multipart_boundary(request.header("content-type"));
    if (boundary.empty())
        return;
    most_ = limits.upload;
    request_.form = new_form();
    multipart_ = std::make_unique<MultipartReader>(boundary, events());
}

BodyReader::~BodyReader()
{
    if (file_ >= 0)
        ::close(file_);
}

MultipartReader::Events BodyReader::events()
{
    return {[this](const PartHead& part) { return begin_part(part); }, [this](std::string_view bytes) { return take(bytes); },
            [this] { return end_part(); }};
}

Result<void> BodyReader::begin_part(const PartHead& part)
{
    field_name_ = part.name;
    field_value_.clear();
    if (!part.is_file)
        return {};
    Upload upload{part.name, part.file_name, part.content_type, dir_ / (std::string(temporary_prefix) + random_hex(12)), 0};
    file_ = ::open(upload.path.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
    if (file_ < 0)
        return disk_failed();
    request_.form->uploads.push_back(std::move(upload));
    return {};
}

Result<void> BodyReader::take(std::string_view bytes)
{
    if (file_ < 0) {
        in_fields_ += bytes.size();
        if (in_fields_ > most_in_fields_)
            return too_large();
        field_value_ += bytes;
        return {};
    }
    request_.form->uploads.back().size += static_cast<std::int64_t>(bytes.size());
    while (!bytes.empty()) {
        const ssize_t written = ::write(file_, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return disk_failed();
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
}

Result<void> BodyReader::end_part()
{
    if (file_ < 0) {
        if (!text::is_valid_utf8(field_value_))
            return Error::invalid("http.bad_encoding");
        request_.form->fields.add(field_name_, text::nfc(field_value_));
        return {};
    }
    ::close(file_);
    file_ = -1;
    // A file field left empty is sent as a file without name and content: it is none.
    auto& uploads = request_.form->uploads;
    if (uploads.back().file_name.empty() && uploads.back().size == 0) {
        std::error_code ignored;
        std::filesystem::remove(uploads.back().path, ignored);
        uploads.pop_back();
    }
    return {};
}

Result<void> BodyReader::feed(std::string_view bytes)
{
    if (multipart_)
        return multipart_->feed(bytes);
    request_.body += bytes;
    return {};
}

Result<void> BodyReader::finish()
{
    if (multipart_)
        return multipart_->finished() ? Result<void>() : Error::invalid("http.multipart.broken");
    if (!is_urlencoded(request_.header("content-type")))
        return {};
    auto fields = parse_urlencoded(request_.body);
    if (!fields)
        return fields.error();
    request_.form = new_form();
    request_.form->fields = std::move(*fields);
    request_.body.clear();
    return {};
}

void remove_stale_uploads(const std::filesystem::path& upload_dir)
{
    const auto day_ago = std::filesystem::file_time_type::clock::now() - std::chrono::hours(24);
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(upload_dir, ignored))
        if (entry.path().filename().string().starts_with(temporary_prefix) && entry.last_write_time(ignored) < day_ago)
            std::filesystem::remove(entry.path(), ignored);
}

} // namespace tantrao::http
