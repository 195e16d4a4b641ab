using Federation.Core.Indicators;

namespace Federation.Cli.Cluster;

/// <summary>What the verbs about a cluster say.</summary>
internal static class ClusterTexts
{
    public static Labels NotACode(string text) =>
        new(
            $"'{text}' không phải là mã đơn vị. Mã viết bằng chữ thường không dấu, chữ số và dấu gạch nối, ví dụ: "
                + "ha-noi. Chưa có gì bị thay đổi.",
            $"'{text}' is not an instance's code. A code is written with small letters a to z, digits and hyphens, for "
                + "example: ha-noi. Nothing was changed."
        );

    public static Labels Given(string instance, string place) =>
        new(
            $"Đã giao {instance} cho cụm {place}. Nút khởi động trước với đơn vị này sẽ gắn nó với cơ sở dữ liệu của "
                + "mình.",
            $"{instance} is given to the cluster {place}. The first node that starts with it binds it to its database."
        );

    public static Labels GivenAnew(string instance, string place) =>
        new(
            $"Đã giao lại {instance} cho cụm {place}, không còn gắn với cơ sở dữ liệu nào. Nút khởi động trước với "
                + "đơn vị này sẽ gắn nó với cơ sở dữ liệu của mình.",
            $"{instance} is given to the cluster {place} anew, bound to no database. The first node that starts with "
                + "it binds it to its database."
        );

    public static Labels AlreadyGiven(string instance, string place) =>
        new(
            $"{instance} đã được giao cho cụm {place} từ trước; không có gì thay đổi.",
            $"{instance} had been given to the cluster {place} before; nothing was changed."
        );

    public static Labels TakenBack(string instance, string place) =>
        new(
            $"Đã thu lại {instance} từ cụm {place}. Nút đang phục vụ nó vẫn tiếp tục cho đến khi dừng.",
            $"{instance} is taken back from the cluster {place}. A node that serves it now goes on until it stops."
        );

    public static Labels WasNotGiven(string instance, string place) =>
        new(
            $"{instance} chưa được giao cho cụm {place}; không có gì thay đổi.",
            $"{instance} was not given to the cluster {place}; nothing was changed."
        );

    public static Labels Unlinked(string place) =>
        new(
            $"Cụm {place} không còn liên kết nào. Nút khởi động trước với Federation__LinkUrl hoặc Federation__Upper "
                + "sẽ giữ các liên kết.",
            $"The cluster {place} has no links any more. The first node that starts with Federation__LinkUrl or "
                + "Federation__Upper has them."
        );

    public static Labels HadNoLinks(string place) =>
        new(
            $"Cụm {place} không có liên kết nào; không có gì thay đổi.",
            $"The cluster {place} had no links; nothing was changed."
        );
}
