using System.CommandLine;
using Federation.Cli.Backup;
using Federation.Cli.Cluster;
using Federation.Cli.Links;
using Federation.Cli.Migrate;
using Federation.Cli.Verify;

var root = new RootCommand("federation: operators' and clerks' verbs · các lệnh cho người vận hành và cán bộ")
{
    VerifyCommand.Create(),
    MigrateCommand.Create(),
    MoveCommand.Create(),
    BackupCommand.Create(),
    RestoreCommand.Create(),
    AcceptCommand.Create(),
    EnrolCommand.Create(),
    RevokeCommand.Create(),
    LinksCommand.Create(),
    ClusterCommand.Create(),
    DrainCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
