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
}
