// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/body_reader.hpp"

#include "base/ids.hpp"
#include "base/text.hpp"

#include <fcntl.h>
#include <unistd.h>

namespace tantrao::http {

namespace {

constexpr std::size_t longest_field = 8 << 20;   // of one plain field of a multipart form

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

} // namespace

BodyReader::BodyReader(Request& request, const Limits& limits, std::filesystem::path upload_dir)
    : request_(request), dir_(std::move(upload_dir)), most_(limits.body)
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
    MultipartReader::Events events;
    events.begin = [this](const PartHead& part) -> Result<void> {
        field_name_ = part.name;
        field_value_.clear();
        if (!part.is_file)
            return {};
        Upload upload{part.name, part.file_name, part.content_type, dir_ / ("upload-" + random_hex(12)), 0};
        file_ = ::open(upload.path.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
        if (file_ < 0)
            return Error::of(ErrorKind::unavailable, "http.upload.disk");
        request_.form->uploads.push_back(std::move(upload));
        return {};
    };
    events.data = [this](std::string_view bytes) -> Result<void> {
        if (file_ < 0) {
            field_value_ += bytes;
            return field_value_.size() > longest_field ? Result<void>(Error::of(ErrorKind::too_large, "http.too_large")) : Result<void>();
        }
        request_.form->uploads.back().size += static_cast<std::int64_t>(bytes.size());
        while (!bytes.empty()) {
            const ssize_t written = ::write(file_, bytes.data(), bytes.size());
            if (written <= 0)
                return Error::of(ErrorKind::unavailable, "http.upload.disk");
            bytes.remove_prefix(static_cast<std::size_t>(written));
        }
        return {};
    };
    events.end = [this]() -> Result<void> {
        if (file_ >= 0) {
            ::close(file_);
            file_ = -1;
            return {};
        }
        if (!text::is_valid_utf8(field_value_))
            return Error::invalid("http.bad_encoding");
        request_.form->fields.add(field_name_, text::nfc(field_value_));
        return {};
    };
    return events;
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
    if (!request_.header("content-type").starts_with("application/x-www-form-urlencoded"))
        return {};
    auto fields = parse_urlencoded(request_.body);
    if (!fields)
        return fields.error();
    request_.form = new_form();
    request_.form->fields = std::move(*fields);
    request_.body.clear();
    return {};
}

} // namespace tantrao::http
