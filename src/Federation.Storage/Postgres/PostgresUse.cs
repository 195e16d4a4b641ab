using Federation.Core.Indicators;

namespace Federation.Storage.Postgres;

/// <summary>What a database is for, and what is told to whoever has to mend it.</summary>
/// <param name="Setting">What names it.</param>
/// <param name="Schema">The schema that everything is in.</param>
/// <param name="Script">What makes its roles, under deploy/postgres.</param>
/// <param name="Without">What the setting may be instead.</param>
/// <param name="Rights">The way out where a right is lacking.</param>
/// <param name="Damaged">What damage means, and the way out.</param>
internal sealed record PostgresUse(
    string Setting,
    string Schema,
    string Script,
    Labels Without,
    Labels Rights,
    Labels Damaged
)
{
    /// <summary>It holds instances.</summary>
    public static readonly PostgresUse Instances = new(
        "Federation__Database",
        "federation",
        "roles.sql",
        new("Để trống thì chương trình dùng SQLite.", "Leave it empty for SQLite."),
        new(
            "Hãy chạy deploy/postgres/roles.sql, rồi khởi động một lần với Federation__DatabaseOwner là chuỗi kết nối "
                + "của federation_owner: chương trình sẽ tạo hoặc nâng cấp các bảng và cấp quyền.",
            "Run deploy/postgres/roles.sql, then start once with Federation__DatabaseOwner as the connection string of "
                + "federation_owner: the program makes or upgrades the tables and grants the rights."
        ),
        new(
            "Không có số liệu nào được đưa ra từ đó. Hãy giữ lại cơ sở dữ liệu này, khôi phục bản sao lưu mới nhất còn "
                + "tốt vào một cơ sở dữ liệu khác và trỏ Federation__Database tới đó; các báo cáo nộp sau bản sao lưu "
                + "đó phải nộp lại.",
            "No figure is served from it. Keep this database, restore the newest good backup into another one and "
                + "point Federation__Database there; reports submitted since that backup have to be submitted again."
        )
    );

    /// <summary>It says which nodes a cluster has, and which instances it is given.</summary>
    public static readonly PostgresUse Cluster = new(
        "Federation__Cluster",
        "cluster",
        "cluster.sql",
        new("Mọi nút của một cụm dùng chung cơ sở dữ liệu này.", "All nodes of a cluster name the same database."),
        new(
            "Hãy chạy deploy/postgres/cluster.sql trong đó và dùng vai trò federation_cluster: chương trình sẽ tạo "
                + "hoặc nâng cấp các bảng.",
            "Run deploy/postgres/cluster.sql in it and use the role federation_cluster: the program makes or upgrades "
                + "the tables."
        ),
        new(
            "Nó không giữ báo cáo nào. Hãy dừng mọi nút của cụm, tạo một cơ sở dữ liệu mới, trỏ Federation__Cluster "
                + "tới đó và giao lại các đơn vị (federation cluster give).",
            "It holds no report. Stop all nodes of the cluster, make a new database, point Federation__Cluster there "
                + "and give it the instances again (federation cluster give)."
        )
    );
}
