// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/tests/test_server.hpp"

#include "base/ids.hpp"

#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <thread>

namespace tantrao::http {

namespace {

constexpr auto patience = std::chrono::seconds(10);

std::string read_file(const std::filesystem::path& path)
{
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

Response echo(const Request& request)
{
    std::string out = fmt::format("method: {}\npath: {}\nquery: {}\nhost: {}\nauthority: {}\nfrom: {}\nsecure: {}\ncookie: {}\n",
                                  name_of(request.method), request.path, request.query, request.host, request.authority,
                                  request.remote_address, request.secure, request.cookie("c"));
    for (const auto& [name, value] : request.query_fields().pairs())
        out += fmt::format("query[{}]: {}\n", name, value);
    return text(out + "body: " + request.body);
}

Response show_form(const Request& request)
{
    if (!request.form)
        return text("no form");
    std::string out;
    for (const auto& [name, value] : request.form->fields.pairs())
        out += fmt::format("{}={}\n", name, value);
    for (const Upload& upload : request.form->uploads)
        out += fmt::format("{}={} {} {} {}\n", upload.field, upload.file_name, upload.declared_type, upload.size,
                           upload.size < 1000 ? read_file(upload.path) : std::to_string(std::filesystem::file_size(upload.path)));
    return text(out);
}

}   // namespace

TemporaryDirectory::TemporaryDirectory() : path(std::filesystem::temp_directory_path() / ("tantrao-http-" + random_hex(8)))
{
    std::filesystem::create_directories(path);
}

TemporaryDirectory::~TemporaryDirectory()
{
    std::error_code ignored;
    std::filesystem::remove_all(path, ignored);
}

void Gate::open()
{
    const std::lock_guard lock(mutex_);
    open_ = true;
    changed_.notify_all();
}

void Gate::wait()
{
    std::unique_lock lock(mutex_);
    ++waiting_;
    changed_.notify_all();
    changed_.wait_for(lock, patience, [this] { return open_; });
}

bool Gate::wait_for_waiting(int count)
{
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, patience, [&] { return waiting_ >= count; });
}

TestServer::TestServer(ServerOptions options)
{
    options.port = 0;
    if (options.addresses == ServerOptions{}.addresses)
        options.addresses = {"127.0.0.1"};
    options.upload_dir = dir_.path / "uploads";
    std::ofstream(dir_.path / "file.bin", std::ios::binary) << file_content();
    Response response = html(page());
    response.set("Cache-Control", "public, max-age=0, must-revalidate");
    cached_ = prepare(response, Compression::best);
    const auto fast_path = [this](const Head& head) -> std::shared_ptr<const Prepared> {
        return head.target == "/cached" && head.host == "t" && !head.has_cookie && !head.has_query ? cached_ : nullptr;
    };
    const auto error_page = [](int status, const std::string& id, std::string_view path) {
        return text(fmt::format("error {} {} {}", status, id, path), status);
    };
    server_ = std::make_unique<Server>(
        options, [this](Request&& request) { return handle(std::move(request)); }, fast_path, error_page);
    server_->start();
}

TestServer::~TestServer()
{
    gate_.open();
    server_->stop(5);
}

Server::Answer TestServer::handle(Request&& request)
{
    const std::string& path = request.path;
    Server::Answer answer;
    answer.route = "test" + path;
    answer.site = 7;
    if (path == "/throw")
        throw std::runtime_error("thrown by the test's handler");
    if (path == "/gate")
        gate_.wait();
    if (path == "/prepared" || path == "/cached")
        answer.prepared = cached_;
    else if (path == "/form")
        answer.response = show_form(request);
    else if (path == "/page" || path == "/secret")
        answer.response = html(page());
    else if (path == "/file" || path == "/no-file")
        answer.response.file = dir_.path / (path == "/file" ? "file.bin" : "missing");
    else
        answer.response = echo(request);
    if (path == "/page" || path == "/file")
        answer.response.set("ETag", "\"v1\"");
    if (path == "/secret")
        answer.response.set("Cache-Control", "no-store");
    return answer;
}

std::size_t TestServer::uploads_on_disk() const
{
    const std::filesystem::directory_iterator files(dir_.path / "uploads");
    return static_cast<std::size_t>(std::distance(begin(files), end(files)));
}

bool TestServer::wait_for(const std::function<bool(const ServerStats&)>& reached) const
{
    const auto end = std::chrono::steady_clock::now() + patience;
    while (!reached(server_->stats())) {
        if (std::chrono::steady_clock::now() > end)
            return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return true;
}

bool TestServer::wait_for_open_connections(std::int64_t count) const
{
    return wait_for([count](const ServerStats& stats) { return stats.connections_open == count; });
}

std::string TestServer::page()
{
    std::string page = "<!doctype html><title>Tân Trào</title>";
    for (int i = 0; i < 1000; ++i)
        page += fmt::format("<p>Đoạn {}</p>", i * 7919 % 1009);
    return page;
}

std::string TestServer::file_content()
{
    std::string bytes;
    for (int i = 0; i < 50'000; ++i)
        bytes += fmt::format("{:07}\n", i);
    return bytes;
}

}   // namespace tantrao::http
