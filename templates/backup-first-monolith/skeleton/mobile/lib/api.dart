import 'dart:convert';

import 'package:http/http.dart' as http;

import 'exhibition.dart';

/// Asks the server, which is at the same address as these pages.
class Api {
  Api(this._client, {Uri? base}) : _base = base ?? Uri.base;

  final http.Client _client;
  final Uri _base;

  Future<List<Exhibition>> listExhibitions() async {
    final response = await _client.get(_base.resolve('/api/exhibitions'));
    if (response.statusCode != 200) {
      throw http.ClientException('The server answered ${response.statusCode}.');
    }
    final body = jsonDecode(utf8.decode(response.bodyBytes)) as Map<String, dynamic>;
    return [
      for (final exhibition in body['exhibitions'] as List<dynamic>)
        Exhibition.fromJson(exhibition as Map<String, dynamic>),
    ];
  }
}
