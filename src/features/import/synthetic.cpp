// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/import/synthetic.hpp"

#include <array>
#include <fmt/format.h>
#include <random>
#include <span>
#include <string_view>

namespace tantrao::importing {

namespace {

using Words = std::span<const std::string_view>;

constexpr std::string_view times[] = {"Sáng nay",
                                      "Chiều cùng ngày",
                                      "Trong tháng qua",
                                      "Từ đầu năm đến nay",
                                      "Những ngày đầu xuân",
                                      "Sau hai năm thực hiện",
                                      "Trong khuôn khổ chương trình",
                                      "Nhân dịp đầu năm học mới",
                                      "Vào vụ thu hoạch",
                                      "Theo kế hoạch đã duyệt",
                                      "Ngay sau cơn mưa lớn",
                                      "Trước mùa du lịch"};
constexpr std::string_view subjects[] = {"Ủy ban nhân dân xã",
                                         "Đoàn thanh niên xã",
                                         "Hội Nông dân",
                                         "Hội Phụ nữ xã",
                                         "Trạm y tế",
                                         "Trường trung học cơ sở",
                                         "Tổ công nghệ số cộng đồng",
                                         "Hợp tác xã nông nghiệp",
                                         "Ban quản lý rừng",
                                         "Công an xã",
                                         "Trung tâm phục vụ hành chính công",
                                         "Bà con trong thôn",
                                         "Các hộ trồng chè",
                                         "Nhóm giữ nghề dệt",
                                         "Ban chỉ huy phòng thủ dân sự",
                                         "Đội văn nghệ quần chúng"};
constexpr std::string_view acts[] = {"đã tổ chức",      "phối hợp triển khai", "bắt đầu thực hiện",
                                     "hoàn thành sớm",  "rà soát lại",         "mở rộng",
                                     "đưa vào sử dụng", "tập huấn về",         "sơ kết",
                                     "phát động",       "ký kết chương trình", "lấy ý kiến nhân dân về"};
constexpr std::string_view things[] = {"tuyến đường liên thôn",
                                       "việc cấp nước sạch",
                                       "mô hình nuôi cá lồng",
                                       "vườn cam theo hướng hữu cơ",
                                       "lớp học xóa mù chữ",
                                       "dịch vụ công trực tuyến",
                                       "trồng rừng gỗ lớn",
                                       "lễ hội xuống đồng",
                                       "bảo tồn nhà sàn",
                                       "chợ phiên cuối tuần",
                                       "tiêm phòng cho đàn gia súc",
                                       "khám sức khỏe người cao tuổi",
                                       "sửa chữa kênh mương",
                                       "số hóa hồ sơ đất đai",
                                       "du lịch cộng đồng",
                                       "thu gom rác thải nhựa",
                                       "phòng cháy, chữa cháy rừng",
                                       "giải bóng chuyền hơi",
                                       "thư viện thôn bản",
                                       "chè Shan tuyết"};
constexpr std::string_view places[] = {"Yên Phú",      "Tân Trào",  "Minh Xuân", "Nông Tiến",  "Mỹ Lâm",      "An Tường",
                                       "Bình Thuận",   "Sơn Dương", "Chiêm Hóa", "Na Hang",    "Hàm Yên",     "Lâm Bình",
                                       "Đồng Văn",     "Mèo Vạc",   "Quản Bạ",   "Yên Minh",   "Bắc Mê",      "Vị Xuyên",
                                       "Hoàng Su Phì", "Xín Mần",   "Bắc Quang", "Quang Bình", "Trường Sinh", "Kiên Đài"};
constexpr std::string_view results[] = {"được nhân dân đồng tình ủng hộ",
                                        "góp phần nâng cao thu nhập cho nhiều hộ gia đình",
                                        "giúp người dân đi lại thuận tiện hơn",
                                        "tiết kiệm đáng kể thời gian và chi phí",
                                        "tạo việc làm thường xuyên cho lao động địa phương",
                                        "bảo đảm an toàn trước mùa mưa lũ",
                                        "vượt kế hoạch đề ra từ đầu năm",
                                        "mở ra hướng đi mới cho vùng cao",
                                        "giữ gìn bản sắc văn hóa các dân tộc",
                                        "nhận được sự hưởng ứng của thanh niên trong xã",
                                        "làm thay đổi diện mạo nông thôn",
                                        "rút ngắn thời gian giải quyết hồ sơ"};
constexpr std::string_view remarks[] = {
    "Theo kế hoạch, công việc sẽ hoàn thành trong quý tới và được báo cáo công khai trên trang thông tin điện tử.",
    "Kinh phí được lấy từ ngân sách xã và phần đóng góp tự nguyện của nhân dân, thu chi có sổ sách rõ ràng.",
    "Cán bộ phụ trách cho biết khó khăn lớn nhất là địa hình chia cắt và thời tiết thất thường.",
    "Nhiều hộ đã mạnh dạn chuyển đổi cây trồng, học hỏi kinh nghiệm từ các xã bạn.",
    "Người dân có thể gửi ý kiến qua hòm thư góp ý hoặc gặp trực tiếp cán bộ tiếp dân vào thứ năm hằng tuần.",
    "Các thôn đều có tổ giúp đỡ người già neo đơn và gia đình có hoàn cảnh khó khăn.",
    "Kết quả bước đầu cho thấy cách làm này phù hợp với điều kiện của địa phương.",
    "Chính quyền sẽ tiếp tục lắng nghe và điều chỉnh cho sát với thực tế."};
constexpr std::string_view names[] = {"Nguyễn Văn Mẫu", "Trần Thị Thí Dụ", "Bàn Văn Minh Họa", "Ma Thị Ví Dụ",
                                      "Hoàng Văn Mẫu",  "Lục Thị Mẫu",     "Nông Văn Thí Dụ",  "Vàng Thị Minh Họa"};
constexpr std::string_view topics[] = {"nông thôn mới", "chuyển đổi số", "du lịch cộng đồng", "giáo dục vùng cao",
                                       "y tế cơ sở",    "trồng rừng",    "văn hóa dân tộc",   "cải cách hành chính"};

class Writer {
  public:
    explicit Writer(std::uint64_t seed) : numbers_(seed) {}
    std::string_view one_of(Words words) { return words[numbers_() % words.size()]; }
    std::uint64_t below(std::uint64_t n) { return numbers_() % n; }
    std::string sentence()
    {
        // Braces evaluate from left to right, arguments in any order.
        const std::array<std::string_view, 7> w{one_of(times),  one_of(subjects), one_of(places), one_of(acts),
                                                one_of(things), one_of(places),   one_of(results)};
        return fmt::format("{}, {} {} {} {} tại {}, {}.", w[0], w[1], w[2], w[3], w[4], w[5], w[6]);
    }
    std::string paragraph()
    {
        std::string text = sentence();
        for (int i = 0; i < 2; ++i) {
            text += " ";
            text += sentence();
            text += " ";
            text += one_of(remarks);
        }
        return text;
    }

  private:
    std::mt19937_64 numbers_;
};

}   // namespace

Incoming synthetic_article(std::uint64_t seed, std::int64_t number)
{
    Writer writer(seed * 1'000'003 + static_cast<std::uint64_t>(number));
    Incoming incoming;
    incoming.external_id = fmt::format("seed-{}-{}", seed, number);
    const std::array<std::string_view, 4> w{writer.one_of(subjects), writer.one_of(places), writer.one_of(acts),
                                            writer.one_of(things)};
    incoming.title = fmt::format("{} {} {} {} ({})", w[0], w[1], w[2], w[3], number);
    incoming.summary = writer.sentence();
    constexpr int paragraphs = 5;
    for (int i = 0; i < paragraphs; ++i)
        incoming.text += (i == 0 ? "" : "\n\n") + writer.paragraph();
    constexpr Instant newest{1'767'225'600'000'000};   // 2026-01-01
    incoming.published_at = newest + -minutes_us(37) * number;
    incoming.authors = {std::string(writer.one_of(names))};
    incoming.tags = {std::string(writer.one_of(topics)), std::string(writer.one_of(things))};   // braces: from left to right
    return incoming;
}

}   // namespace tantrao::importing
