/// An exhibition, as the server tells it.
class Exhibition {
  const Exhibition({
    required this.title,
    required this.opensOn,
    required this.closesOn,
    required this.scholars,
    this.poster,
  });

  factory Exhibition.fromJson(Map<String, dynamic> json) => Exhibition(
        title: json['title'] as String,
        opensOn: json['opensOn'] as String,
        closesOn: json['closesOn'] as String,
        scholars: [
          for (final scholar in json['scholars'] as List<dynamic>)
            (scholar as Map<String, dynamic>)['name'] as String,
        ],
        poster: json['poster'] as String?,
      );

  final String title;
  final String opensOn;
  final String closesOn;
  final List<String> scholars;
  final String? poster;
}
