// SPDX-License-Identifier: AGPL-3.0-or-later
#include "mail/mail.hpp"

#include "base/time.hpp"

#include <algorithm>
#include <cstring>
#include <curl/curl.h>
#include <memory>
#include <stdexcept>

namespace tantrao::mail {

namespace {

struct FreeHandle {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
struct FreeList {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using Handle = std::unique_ptr<CURL, FreeHandle>;
using List = std::unique_ptr<curl_slist, FreeList>;

// What is still to be sent.
struct Upload {
    std::string_view rest;
};

std::size_t give(char* to, std::size_t size, std::size_t count, void* from)
{
    auto& upload = *static_cast<Upload*>(from);
    const std::size_t n = std::min(size * count, upload.rest.size());
    std::memcpy(to, upload.rest.data(), n);
    upload.rest.remove_prefix(n);
    return n;
}

// The server's last answer, for the log.
std::size_t take_answer(char* line, std::size_t size, std::size_t count, void* into)
{
    std::string& answer = *static_cast<std::string*>(into);
    if (size * count > 3 && answer.size() < 2000)
        answer.assign(line, std::min<std::size_t>(size * count, 500));
    return size * count;
}

Handle open_handle()
{
    static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
    Handle handle(started == CURLE_OK ? curl_easy_init() : nullptr);
    if (!handle)
        throw std::runtime_error("libcurl does not start");
    return handle;
}

void set_server(CURL* handle, const SmtpOptions& smtp)
{
    curl_easy_setopt(handle, CURLOPT_URL, smtp.url.c_str());
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(handle, CURLOPT_PROXY, "");   // none from the environment
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_TIMEOUT, static_cast<long>(smtp.timeout_seconds));
    curl_easy_setopt(handle, CURLOPT_USE_SSL, static_cast<long>(smtp.require_tls ? CURLUSESSL_ALL : CURLUSESSL_TRY));
    if (!smtp.user.empty()) {
        curl_easy_setopt(handle, CURLOPT_USERNAME, smtp.user.c_str());
        curl_easy_setopt(handle, CURLOPT_PASSWORD, smtp.password.c_str());
    } else if (!smtp.require_tls) {
        // Encryption that nobody vouches for is better than none, where none would do.
        curl_easy_setopt(handle, CURLOPT_SSL_VERIFYPEER, 0L);
        curl_easy_setopt(handle, CURLOPT_SSL_VERIFYHOST, 0L);
    }
}

// A 5xx to one of our commands is meant for this message. One to the greeting or the password is not: it goes when the
// configuration or the server is mended.
Error failure(CURLcode result, long code, bool text_was_sent, const std::string& answer)
{
    const bool is_ours = result == CURLE_SEND_ERROR || (result == CURLE_WEIRD_SERVER_REPLY && text_was_sent);
    const bool is_permanent = is_ours && code >= 500 && code <= 599;
    Error error = is_permanent ? Error::invalid("mail.refused") : Error::of(ErrorKind::unavailable, "mail.unavailable");
    error.detail = std::string(curl_easy_strerror(result)) + (answer.empty() ? "" : ": " + answer);
    error.detail.erase(error.detail.find_last_not_of("\r\n") + 1);
    return error;
}

}   // namespace

Result<void> send(const SmtpOptions& smtp, const Message& message)
{
    if (smtp.url.empty())
        return Error::invalid("mail.off");
    std::string date = format_http_date(SystemClock().now());
    date.replace(date.rfind("GMT"), 3, "+0000");
    const std::string text = TANTRAO_TRY(format(message, date));
    const Handle handle = open_handle();
    set_server(handle.get(), smtp);
    const List recipients(curl_slist_append(nullptr, ("<" + message.to + ">").c_str()));
    const std::string from = "<" + message.from + ">";
    Upload upload{text};
    std::string answer;
    curl_easy_setopt(handle.get(), CURLOPT_MAIL_FROM, from.c_str());
    curl_easy_setopt(handle.get(), CURLOPT_MAIL_RCPT, recipients.get());
    curl_easy_setopt(handle.get(), CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(handle.get(), CURLOPT_READFUNCTION, &give);
    curl_easy_setopt(handle.get(), CURLOPT_READDATA, &upload);
    curl_easy_setopt(handle.get(), CURLOPT_HEADERFUNCTION, &take_answer);
    curl_easy_setopt(handle.get(), CURLOPT_HEADERDATA, &answer);
    const CURLcode result = curl_easy_perform(handle.get());
    if (result == CURLE_OK)
        return {};
    long code = 0;
    curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &code);
    return failure(result, code, upload.rest.size() < text.size(), answer);
}

}   // namespace tantrao::mail
