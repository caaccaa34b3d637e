using Jaring.Tab.Pages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Jaring.Tab.Room;

/// <summary>The reporter's room and the pages.</summary>
public static class RoomServices
{
    /// <summary>Adds what the routes need.</summary>
    public static IServiceCollection AddRoom(this IServiceCollection services)
    {
        services.TryAddSingleton(_ => new ClientFiles(ClientFiles.BuiltFolder));
        return services;
    }
}
