using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Turns;

/// <summary>The slice Turns: what a chat delivers twice is answered once.</summary>
internal static class TurnServices
{
    public static IServiceCollection AddTurns(this IServiceCollection services) => services.AddSingleton<ITurnLedger, TurnLedger>();
}
