using Jaring.Sandbox;

SandboxOptions options;
try
{
    options = SandboxOptions.Parse(args);
}
catch (FormatException e)
{
    Console.Error.WriteLine(e.Message);
    return 2;
}

#pragma warning disable RS0030 // Program.cs chooses the clock; everything else is handed one.
await using var sandbox = await SandboxApp.StartAsync(options, TimeProvider.System);
#pragma warning restore RS0030
Console.WriteLine($"""

    JaringTeams, in a sandbox: a pretend Microsoft 365 on this machine only.

      Open  {sandbox.Addresses.Page.Origin()}

    Ctrl+C stops it.
    """);
await sandbox.WaitForShutdownAsync();
return 0;
