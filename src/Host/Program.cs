using Jaring.Host;

// A configuration with a hole in it must not run (architecture.md rule 6). 78 is EX_CONFIG: a supervisor need not try again.
const int FaultyConfiguration = 78;

try
{
    if (args is [CheckCommand.Name, .. var rest])
    {
        await using var checking = HostApp.Create([.. rest, "--Logging:LogLevel:Default=None"]);
        return await CheckCommand.RunAsync(checking.Services, Console.Out, CancellationToken.None);
    }

    await using var app = HostApp.Create(args);
    await app.RunAsync();
    return 0;
}
catch (Exception fault) when (ConfigurationFaults.Of(fault) is { Count: > 0 } faults)
{
    await Console.Error.WriteLineAsync("The configuration is not complete, so the host does not start:");
    foreach (var sentence in faults)
    {
        await Console.Error.WriteLineAsync($"- {sentence}");
    }

    return FaultyConfiguration;
}
