namespace Federation.Storage.Cluster;

/// <summary>Why a cluster does not serve an instance, and the way out.</summary>
internal static class ClusterRefusals
{
    public static StorageRefusedException NotGiven(string place, string instance) =>
        new(
            "not-given",
            place,
            $"Đơn vị {instance} chưa được giao cho cụm có cơ sở dữ liệu {place}, nên không nút nào của cụm phục vụ nó. "
                + $"Nếu đúng là giao cho cụm này, hãy chạy: federation cluster give {instance} --cluster …; nếu không, "
                + "hãy bỏ nó khỏi Federation__Instances của nút này.",
            $"The instance {instance} is not given to the cluster whose database is {place}, so none of its nodes "
                + $"serves it. Where it is meant to be, run: federation cluster give {instance} --cluster …; else take "
                + "it out of this node's Federation__Instances."
        );

    public static StorageRefusedException BoundElsewhere(string place, string instance, string bound, string found) =>
        new(
            "bound-elsewhere",
            place,
            $"Theo {place}, đơn vị {instance} gắn với cơ sở dữ liệu {bound}, còn Federation__Database của nút này là "
                + $"cơ sở dữ liệu {found}. Hãy sửa Federation__Database. Nếu đơn vị đã được chuyển hoặc khôi phục sang "
                + "cơ sở dữ liệu mới, hãy dừng mọi nút đang phục vụ nó rồi chạy: federation cluster give "
                + $"{instance} --again --cluster …; nút khởi động trước sẽ gắn nó với cơ sở dữ liệu của mình.",
            $"According to {place} the instance {instance} is bound to the database {bound}, but this node's "
                + $"Federation__Database is the database {found}. Mend Federation__Database. Where the instance was "
                + "moved or restored to a new database, stop every node that hosts it and run: federation cluster give "
                + $"{instance} --again --cluster …; the first node to start binds it to its database."
        );

    public static StorageRefusedException LinksElsewhere(string place) =>
        new(
            "links-elsewhere",
            place,
            $"Theo {place}, các liên kết của cụm thuộc một khóa khác: một nút khác giữ chúng, trong thư mục "
                + "data/links của nút đó. Hãy bỏ Federation__LinkUrl và Federation__Upper ở nút này; hoặc, để chuyển "
                + "liên kết sang nút này, hãy dừng nút kia và sao chép data/links sang; hoặc, để bắt đầu lại bằng khóa "
                + "mới, hãy chạy: federation cluster unlink --cluster …",
            $"According to {place} the links of the cluster belong to another key: another node has them, in its "
                + "folder data/links. Take Federation__LinkUrl and Federation__Upper from this node; or, to bring the "
                + "links over to it, stop the other one and copy its data/links here; or, to begin anew with another "
                + "key, run: federation cluster unlink --cluster …"
        );
}
