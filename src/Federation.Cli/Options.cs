using System.CommandLine;

namespace Federation.Cli;

/// <summary>The options that verbs share.</summary>
internal static class Options
{
    public static Option<string> Data() =>
        new("--data")
        {
            Description = "The data folder · thư mục dữ liệu (Federation__Data)",
            DefaultValueFactory = _ => Environment.GetEnvironmentVariable("Federation__Data") ?? "data",
        };

    public static Option<string[]> Instances() =>
        new("--instance") { Description = "Only these · chỉ những đơn vị này", DefaultValueFactory = _ => [] };

    public static Option<string> Catalogue() =>
        new("--catalogue")
        {
            Description = "The catalogue's files, separated by ';' · các tệp danh mục (Federation__Catalogue)",
            DefaultValueFactory = _ =>
                Environment.GetEnvironmentVariable("Federation__Catalogue") ?? Path.Combine("seeds", "catalogue.json"),
        };

    public static Option<string> Url() =>
        new("--url")
        {
            Description = "The running program · chương trình đang chạy (Federation__Url)",
            DefaultValueFactory = _ => Environment.GetEnvironmentVariable("Federation__Url") ?? "http://127.0.0.1:5080",
        };

    public static Option<string> Language() =>
        new("--lang")
        {
            Description = "vi, en",
            DefaultValueFactory = _ => Environment.GetEnvironmentVariable("LANG") ?? "vi",
        };
}
