using System.Globalization;
using System.Text.Json;
using Jaring.Crash.Host;
using Jaring.Host;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

// The real host with two strings attached: it dies where it is told to, and its clock can be moved. Arguments: settings file, how many ticks its clock is ahead,
// and optionally the point at which to die and how often it is reached before.
var settings = JsonSerializer.Deserialize<Dictionary<string, string?>>(await File.ReadAllTextAsync(args[0]))!;
var clock = new MovedClock(long.Parse(args[1], CultureInfo.InvariantCulture));
using var death = Death.Listen();
if (args.Length > 2)
{
    Death.At(args[2], int.Parse(args[3], CultureInfo.InvariantCulture));
}

await using var app = HostApp.Create([], builder =>
{
    builder.Configuration.AddInMemoryCollection(settings);
    builder.Services.AddSingleton<TimeProvider>(clock);
});
await app.StartAsync();
Console.WriteLine("> up");
while (await Console.In.ReadLineAsync() is { } line)
{
    var words = line.Split(' ');
    switch (words[0])
    {
        case "die":
            Death.At(words[1], int.Parse(words[2], CultureInfo.InvariantCulture));
            break;
        case "ahead":
            clock.Ahead = long.Parse(words[1], CultureInfo.InvariantCulture);
            break;
    }

    Console.WriteLine($"> {line}");
}
