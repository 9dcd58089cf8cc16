// A real server on a free port of the loopback, and the handler the tests talk to.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "http/server.hpp"

#include <condition_variable>
#include <filesystem>
#include <mutex>

namespace tantrao::http {

// Removed at the end.
class TemporaryDirectory {
  public:
    TemporaryDirectory();
    ~TemporaryDirectory();
    const std::filesystem::path path;
};

// A door that handlers wait at.
class Gate {
  public:
    void open();
    void wait();
    // Until `count` handlers stand at the door; false after 10 s.
    bool wait_for_waiting(int count);

  private:
    std::mutex mutex_;
    std::condition_variable changed_;
    bool open_ = false;
    int waiting_ = 0;
};

// Paths it knows:
//   /echo    what the request was, one "name: value" a line, then the body
//   /form    the fields and uploads of a form; each upload's content is read back from its file
//   /page    a compressible page with an ETag      /secret   the same, not to be stored
//   /file    the file "file.bin"                   /no-file  a file that is missing
//   /gate    answers when the gate opens           /throw    throws
//   /cached  from the fast path; /prepared from the handler
class TestServer {
  public:
    explicit TestServer(ServerOptions options = {});
    ~TestServer();
    std::uint16_t port() const { return server_->port(); }
    Server& server() { return *server_; }
    Gate& gate() { return gate_; }
    const std::filesystem::path& dir() const { return dir_.path; }
    // Temporary files of uploads.
    std::size_t uploads_on_disk() const;
    // Until the counters say so; false after 10 s.
    bool wait_for(const std::function<bool(const ServerStats&)>& reached) const;
    bool wait_for_open_connections(std::int64_t count) const;

    static std::string page();
    static std::string file_content();

  private:
    Server::Answer handle(Request&& request);
    TemporaryDirectory dir_;
    Gate gate_;
    std::shared_ptr<const Prepared> cached_;
    std::unique_ptr<Server> server_;
};

} // namespace tantrao::http
